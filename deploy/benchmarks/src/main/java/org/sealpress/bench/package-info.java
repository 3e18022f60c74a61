/** What each step of a page costs, measured by JMH: one class for each step. */
package org.sealpress.bench;
