import { useCapabilities } from '../../backend/capabilities.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import type { Capabilities, NewOrganization, NewOrganizationInput } from '../../backend/contract.ts'
import type { Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** Making an organization in front of an offer, and whether that can be done here at all. */
export function useNewOrganization(token: string): {
  readonly capabilities: Reading<Capabilities>
  readonly command: Command<NewOrganizationInput, NewOrganization>
} {
  const backend = useBackend()
  return {
    capabilities: useCapabilities(),
    command: useCommand((input: NewOrganizationInput, options) =>
      backend.authorization.createOrganization(token, input, options),
    ),
  }
}
