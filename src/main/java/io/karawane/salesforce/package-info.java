/** What is particular about Salesforce: its login, its query language, its answers, its change events. */
package io.karawane.salesforce;
