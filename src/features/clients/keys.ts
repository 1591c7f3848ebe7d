/** Under which the lists of clients, and their counts, are kept. */
export const clientsKey = ['clients'] as const

/** Under which a note about a client is kept. */
export const noteKey = (customerId: string): string[] => ['client-note', customerId]
