import type { Messages } from './areas.ts'
import type { MessagePath } from './core/catalog.ts'

/** Every message of the product: `<area>.<path>`. A key that is not in the English files does not compile. */
export type MessageKey = MessagePath<Messages>
