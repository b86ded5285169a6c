package dev.terrace.lifecycle.retention;

/** To which cohorts a user belongs. */
public enum CohortMode {
    /** To one: that of the first activity in the user's whole history. The rows add up to the newcomers. */
    FIRST_TIME,
    /** To one for each period in which the user was active. A user then counts in several rows. */
    RECURRING
}
