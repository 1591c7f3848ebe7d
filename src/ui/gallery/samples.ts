/** Words for the gallery. They are no part of the product, so they are not translated, but they are of three languages. */
export const samples = {
  title: 'Components, and Komponenter, 以及组件',
  label: 'Legal name of the organization',
  longLabel: 'Tildel administratoradgang til virksomheder, du yder support til',
  short: 'Back to offers',
  hint: 'As it stands in the register of companies.',
  wrong: 'Enter the legal name of the organization',
  act: 'Send offer',
  longAct: 'Send tilbud om delegeret administration',
  question: 'Remove Nordlys IT ApS as your partner?',
  done: 'You have authorized Nordlys IT ApS',
  sentence: 'The partner can reset passwords and add users from now on. You can remove the partner at any time.',
  paragraph:
    'An offer grants nothing by itself. 合作伙伴发送提议后，由你的全局管理员阅读并决定是否授权。 Kun en global administrator hos kunden kan godkende, og godkendelsen kan trækkes tilbage når som helst.',
  people: [
    'Lone Æbelø-Sørensen',
    '欧阳修文（上海分公司）',
    'שירותי ענן \u202Eevil\u202C',
    `${'A very long name of a company that never ends '.repeat(5)}Ltd`,
  ],
} as const
