/** How long a session lasts without a request, and at most. */
export const sessionLimits = { idleMinutes: 8 * 60, absoluteMinutes: 12 * 60 } as const

/** How long a temporary password can be signed in with. */
export const temporaryPasswordDays = 14

/** Offers that one person makes within an hour, at most: plenty for work, too few to fill a database. */
export const offersPerHour = 100
