/** What is particular about ActiveCampaign: its allowance of requests, its shapes, its imports, its webhook body. */
package io.karawane.activecampaign;
