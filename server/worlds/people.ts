import type { WorldOffer, WorldOrganization, WorldPerson } from './types.ts'

/** The companies and people that the worlds of a cloud are made of. */
export interface Cast {
  readonly operator: WorldPerson
  readonly partner: WorldOrganization
  readonly secondPartner: WorldOrganization
  readonly customer: WorldOrganization
  readonly otherCustomer: WorldOrganization
  readonly client: WorldOrganization
  readonly offer: Omit<WorldOffer, 'id' | 'partner' | 'by'>
  /** Parts of the names of generated customers. */
  readonly crowd: { readonly firsts: readonly string[]; readonly seconds: readonly string[]; readonly join: string }
}

const offerTexts = {
  en: {
    message: 'Thank you for talking with us. With this offer we can help you without asking you for a password.',
    terms:
      'We act only on your request, or to keep your service running.\nWe answer requests within one working day.\nEverything we do in your account is recorded, and you can read it at any time.\nYou can end this at any time, without giving a reason.',
  },
  da: {
    message: 'Tak for snakken. Med dette tilbud kan vi hjælpe jer uden at bede om en adgangskode.',
    terms:
      'Vi handler kun, når I beder om det, eller for at holde jeres tjeneste i drift.\nVi svarer på henvendelser inden for én arbejdsdag.\nAlt, hvad vi gør på jeres konto, bliver registreret, og I kan altid læse det.\nI kan opsige aftalen når som helst uden begrundelse.',
  },
  zh: {
    message: '感谢你与我们沟通。接受此提议后，我们无需向你索取密码即可提供帮助。',
    terms:
      '我们仅应你的请求，或为保持你的服务正常运行而操作。\n我们在一个工作日内答复请求。\n我们在你帐户中的每项操作都有记录，你可以随时查看。\n你可以随时终止，无需说明理由。',
  },
} as const

export const globalCast: Cast = {
  operator: { user: 'operator', name: 'Ida Holm', language: 'en', demo: 'operator' },
  partner: {
    domain: 'nordlys.example',
    name: 'Nordlys IT ApS',
    address: 'Havnegade 12\n8000 Aarhus C',
    phone: '+45 70 10 00 12',
    country: 'DK',
    partner: 'certified',
    domainProven: true,
    daysOld: 1460,
    directory: {
      about: {
        en: 'We look after the IT of small and medium-sized companies, from Aarhus and in plain words.',
        da: 'Vi passer it for små og mellemstore virksomheder, fra Aarhus og uden fagsprog.',
        zh: '我们在奥胡斯为中小企业提供 IT 服务，用你听得懂的话。',
      },
      countries: ['DK', 'SE', 'NO'],
      contact: '+45 70 10 00 12',
    },
    people: [
      {
        user: 'lone',
        name: 'Lone Krag',
        language: 'da',
        admin: 'global-admin',
        partner: 'owner',
        access: 'full',
        demo: 'partner-owner',
      },
      {
        user: 'jonas',
        name: 'Jonas Bech',
        language: 'en',
        partner: 'helpdesk',
        access: 'limited',
        demo: 'partner-helpdesk',
      },
      { user: 'signe', name: 'Signe Toft', language: 'da', partner: 'seller' },
    ],
  },
  secondPartner: {
    domain: 'fjordline.example',
    name: 'Fjordline Cloud Services',
    address: '4 Quay Street\nBristol BS1 4RA',
    phone: '+44 117 496 0012',
    country: 'GB',
    partner: 'certified',
    domainProven: false,
    daysOld: 40,
    directory: {
      about: { en: 'Cloud migrations and a helpdesk around the clock.' },
      countries: ['GB', 'IE'],
      contact: 'hello@fjordline.example',
    },
    people: [
      { user: 'amara', name: 'Amara Okafor', language: 'en', admin: 'global-admin', partner: 'owner', access: 'full' },
    ],
  },
  customer: {
    domain: 'havblik.example',
    name: 'Havblik Design A/S',
    address: 'Strandvejen 4\n2900 Hellerup',
    phone: '+45 70 10 00 44',
    country: 'DK',
    daysOld: 900,
    people: [
      { user: 'freja', name: 'Freja Lund', language: 'da', admin: 'global-admin', demo: 'customer-admin' },
      { user: 'sofie', name: 'Sofie Dahl', language: 'da', admin: 'global-admin', demo: 'customer-second-admin' },
      { user: 'mads', name: 'Mads Vinther', language: 'da', demo: 'customer-user' },
      { user: 'karen', name: 'Karen Østergaard', language: 'da' },
      { user: 'aage', name: 'Aage Sørensen', language: 'da', admin: 'user-admin' },
    ],
    subscriptions: [
      {
        product: 'suite',
        licenses: 5,
        startedDaysAgo: 800,
        billing: 'yearly',
        assigned: ['freja', 'sofie', 'mads', 'karen'],
      },
      { product: 'mail', licenses: 10, startedDaysAgo: 60, trialDays: 30 },
    ],
  },
  otherCustomer: {
    domain: 'harborfinch.example',
    name: 'Harbor & Finch Ltd',
    address: '20 Mill Lane\nLeeds LS1 3AA',
    phone: '+44 113 496 0020',
    country: 'GB',
    daysOld: 400,
    people: [
      { user: 'oliver', name: 'Oliver Finch', language: 'en', admin: 'global-admin', demo: 'other-admin' },
      { user: 'priya', name: 'Priya Shah', language: 'en' },
    ],
    subscriptions: [{ product: 'mail', licenses: 5, startedDaysAgo: 390, billing: 'monthly', assigned: ['oliver'] }],
  },
  client: {
    domain: 'brightwater.example',
    name: 'Brightwater Dental',
    address: '9 Spring Road\nYork YO1 7HH',
    phone: '+44 1904 496 009',
    country: 'GB',
    daysOld: 700,
    people: [
      { user: 'helen', name: 'Helen Marsh', language: 'en', admin: 'global-admin' },
      { user: 'david', name: 'David Marsh', language: 'en', admin: 'global-admin' },
      { user: 'tom', name: 'Tom Ellery', language: 'en' },
      { user: 'grace', name: 'Grace Lin', language: 'en' },
    ],
    subscriptions: [
      { product: 'suite', licenses: 4, startedDaysAgo: 690, billing: 'monthly', assigned: ['helen', 'david', 'tom'] },
      { product: 'mail', licenses: 25, startedDaysAgo: 10, trialDays: 30, assigned: ['helen'] },
    ],
  },
  offer: {
    name: 'Care agreement 2026',
    role: 'full',
    durationDays: null,
    sentDaysAgo: 60,
    validDays: null,
    defaultLanguage: 'en',
    texts: offerTexts,
  },
  crowd: {
    firsts: [
      'Alder',
      'Birch',
      'Copper',
      'Dune',
      'Ember',
      'Fern',
      'Granite',
      'Heron',
      'Iris',
      'Juniper',
      'Kestrel',
      'Linden',
      'Maple',
      'Northgate',
      'Oakfield',
      'Poplar',
      'Quarry',
      'Rowan',
      'Sorrel',
      'Thistle',
    ],
    seconds: [
      'Bakery',
      'Books',
      'Clinic',
      'Engineering',
      'Foods',
      'Garden Supplies',
      'Hotel',
      'Interiors',
      'Joinery',
      'Kitchens',
      'Legal',
      'Motors',
      'Nursery',
      'Optics',
      'Print',
    ],
    join: ' ',
  },
}

export const vianetCast: Cast = {
  operator: { user: 'operator', name: '何雨桐', language: 'zh', demo: 'operator' },
  partner: {
    domain: 'beichen.example',
    name: '北辰云服务有限公司',
    address: '上海市浦东新区张江路 18 号\n201203',
    phone: '+86 21 5555 0118',
    country: 'CN',
    partner: 'certified',
    domainProven: true,
    daysOld: 1460,
    directory: {
      about: {
        en: 'Operation and support of cloud services for companies in eastern China, in Chinese and English.',
        da: 'Drift og support af cloudtjenester for virksomheder i det østlige Kina, på kinesisk og engelsk.',
        zh: '为华东地区企业提供云服务运维与支持，可使用中文和英文。',
      },
      countries: ['CN'],
      contact: '+86 21 5555 0100',
    },
    people: [
      {
        user: 'zhoumin',
        name: '周敏',
        language: 'zh',
        admin: 'global-admin',
        partner: 'owner',
        access: 'full',
        demo: 'partner-owner',
      },
      {
        user: 'chenhao',
        name: '陈浩',
        language: 'zh',
        partner: 'helpdesk',
        access: 'limited',
        demo: 'partner-helpdesk',
      },
      { user: 'xujie', name: '徐洁', language: 'zh', partner: 'seller' },
    ],
  },
  secondPartner: {
    domain: 'lanqiao.example',
    name: '蓝桥信息技术有限公司',
    address: '北京市海淀区学院路 6 号\n100083',
    phone: '+86 10 5555 0106',
    country: 'CN',
    partner: 'certified',
    domainProven: false,
    daysOld: 40,
    directory: {
      about: { zh: '提供上云迁移与全天候技术支持。' },
      countries: ['CN'],
      contact: 'hello@lanqiao.example',
    },
    people: [
      { user: 'guoqiang', name: '郭强', language: 'zh', admin: 'global-admin', partner: 'owner', access: 'full' },
    ],
  },
  customer: {
    domain: 'haian.example',
    name: '海岸设计有限公司',
    address: '广州市天河区体育东路 88 号\n510620',
    phone: '+86 20 5555 0188',
    country: 'CN',
    daysOld: 900,
    people: [
      { user: 'linxiaoyu', name: '林晓雨', language: 'zh', admin: 'global-admin', demo: 'customer-admin' },
      { user: 'zhaojing', name: '赵静', language: 'zh', admin: 'global-admin', demo: 'customer-second-admin' },
      { user: 'wanglei', name: '王磊', language: 'zh', demo: 'customer-user' },
      { user: 'liufang', name: '刘芳', language: 'zh' },
      { user: 'huangwei', name: '黄伟', language: 'zh', admin: 'user-admin' },
    ],
    subscriptions: [
      {
        product: 'suite',
        licenses: 5,
        startedDaysAgo: 800,
        billing: 'yearly',
        assigned: ['linxiaoyu', 'zhaojing', 'wanglei', 'liufang'],
      },
      { product: 'mail', licenses: 10, startedDaysAgo: 60, trialDays: 30 },
    ],
  },
  otherCustomer: {
    domain: 'yuanfan.example',
    name: '远帆贸易有限公司',
    address: '深圳市南山区科技园 2 号\n518057',
    phone: '+86 755 5555 0102',
    country: 'CN',
    daysOld: 400,
    people: [
      { user: 'sunli', name: '孙丽', language: 'zh', admin: 'global-admin', demo: 'other-admin' },
      { user: 'maoqing', name: '毛青', language: 'zh' },
    ],
    subscriptions: [{ product: 'mail', licenses: 5, startedDaysAgo: 390, billing: 'monthly', assigned: ['sunli'] }],
  },
  client: {
    domain: 'chengguang.example',
    name: '澄光口腔诊所',
    address: '杭州市西湖区文三路 31 号\n310012',
    phone: '+86 571 5555 0131',
    country: 'CN',
    daysOld: 700,
    people: [
      { user: 'heping', name: '何平', language: 'zh', admin: 'global-admin' },
      { user: 'hejun', name: '何军', language: 'zh', admin: 'global-admin' },
      { user: 'tangtao', name: '唐涛', language: 'zh' },
      { user: 'luxue', name: '陆雪', language: 'zh' },
    ],
    subscriptions: [
      {
        product: 'suite',
        licenses: 4,
        startedDaysAgo: 690,
        billing: 'monthly',
        assigned: ['heping', 'hejun', 'tangtao'],
      },
      { product: 'mail', licenses: 25, startedDaysAgo: 10, trialDays: 30, assigned: ['heping'] },
    ],
  },
  offer: {
    name: '2026 年度托管协议',
    role: 'full',
    durationDays: null,
    sentDaysAgo: 60,
    validDays: null,
    defaultLanguage: 'zh',
    texts: offerTexts,
  },
  crowd: {
    firsts: [
      '青松',
      '白桦',
      '远山',
      '清泉',
      '明月',
      '长风',
      '金谷',
      '紫竹',
      '东篱',
      '南浦',
      '西岭',
      '北苑',
      '春华',
      '秋实',
      '朝阳',
      '晚晴',
      '云帆',
      '海棠',
      '银杏',
      '丹枫',
    ],
    seconds: [
      '食品',
      '书店',
      '诊所',
      '机械',
      '园艺',
      '酒店',
      '家居',
      '木业',
      '律所',
      '汽车',
      '苗圃',
      '光学',
      '印务',
      '纺织',
      '文具',
    ],
    join: '',
  },
}
