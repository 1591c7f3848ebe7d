/** The terms of the glossary: the product's own words, as its messages print them, and what they mean. */
export interface GlossaryTerm {
  /** Where the term stands on the page. */
  readonly id: string
  /** Messages. */
  readonly term: string
  readonly text: string
}

const own = (id: string): GlossaryTerm => ({
  id: id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  term: `help.glossary.${id}.term`,
  text: `help.glossary.${id}.text`,
})

export const glossary: readonly GlossaryTerm[] = [
  own('delegatedAdministration'),
  own('delegatedAdmin'),
  own('partner'),
  own('customer'),
  own('offer'),
  own('offerLink'),
  own('taggedLink'),
  own('version'),
  own('checkCode'),
  own('authorize'),
  own('decline'),
  own('partnerRelationship'),
  own('remove'),
  own('guard'),
  own('workingSession'),
  own('serviceRequest'),
  { id: 'full-administration', term: 'access.role.full.name', text: 'help.glossary.fullAdministration.text' },
  { id: 'limited-administration', term: 'access.role.limited.name', text: 'help.glossary.limitedAdministration.text' },
  own('globalAdmin'),
  own('trialInvitation'),
  own('purchaseOffer'),
  own('partnerOfRecord'),
  own('binding'),
]
