/** How long a session lasts without a request, and at most. */
export const sessionLimits = { idleMinutes: 8 * 60, absoluteMinutes: 12 * 60 } as const
