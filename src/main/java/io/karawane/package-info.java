/** Karawane keeps the same people in Salesforce and in ActiveCampaign. */
package io.karawane;
