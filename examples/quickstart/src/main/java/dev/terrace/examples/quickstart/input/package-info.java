/**
 * Purchases as the quickstart reads them: from a CSV file, or from the FoodMart sample data.
 *
 * <p>Entry types: {@link dev.terrace.examples.quickstart.input.PurchaseCsv} and
 * {@link dev.terrace.examples.quickstart.input.FoodMart}; both give an
 * {@link dev.terrace.examples.quickstart.input.Input}, whose
 * {@link dev.terrace.examples.quickstart.input.OrderLog} holds millions of orders in primitive columns. The result does
 * not depend on the order of the rows. Amounts are added exactly and rounded once per order. Nothing is dropped in
 * silence: rows that cannot be read are counted and handed over with their line and the reason.
 */
@NullMarked
package dev.terrace.examples.quickstart.input;

import org.jspecify.annotations.NullMarked;
