import { CONSENTS, type ConsentTo, type Living } from '../../domain/model/household.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Column } from './sheet.ts'

/** Contacts beyond these stay as they are: a table has an end. */
export const CONTACT_PLACES = [1, 2, 3] as const

export const livingWords = {
  alone: text('Living alone', '独居'),
  'empty-nest': text('Empty nest', '空巢'),
  'with-children': text('With children', '与子女合住'),
  other: text('Other', '其他'),
} as const satisfies Record<Living, Text>

export const sexWords = { female: text('Female', '女'), male: text('Male', '男') } as const

const consentTitles: Readonly<Record<ConsentTo, Text>> = {
  health: text('Health data', '健康数据'),
  location: text('Location', '位置'),
}

const contactColumns = CONTACT_PLACES.flatMap((place): Column[] => [
  {
    name: `contact_${place}_name`,
    title: text(`Contact ${place}: name`, `联系人${place}姓名`),
  },
  { name: `contact_${place}_relation`, title: text(`Contact ${place}: relation`, `联系人${place}关系`) },
  { name: `contact_${place}_phone`, title: text(`Contact ${place}: telephone`, `联系人${place}电话`) },
])

const consentColumns = CONSENTS.flatMap((what): Column[] => {
  const { en, zh } = consentTitles[what]
  return [
    { name: `${what}_consent_on`, title: text(`${en}: consent given on`, `${zh}同意日期`) },
    { name: `${what}_consent_by`, title: text(`${en}: consent given by`, `${zh}同意人`) },
    { name: `${what}_consent_document`, title: text(`${en}: consent document`, `${zh}同意书`) },
    { name: `${what}_consent_withdrawn_on`, title: text(`${en}: consent withdrawn on`, `${zh}撤回日期`) },
  ]
})

export const wearerColumns: readonly Column[] = [
  { name: 'id', title: text('Id', '编号') },
  { name: 'name', title: text('Name', '姓名') },
  { name: 'sex', title: text('Sex', '性别') },
  { name: 'birth_year', title: text('Year of birth', '出生年份') },
  { name: 'zone', title: text('Zone', '区域') },
  { name: 'flat', title: text('Flat', '房号') },
  { name: 'living', title: text('Living', '居住情况') },
  { name: 'device', title: text('Band', '手环编号') },
  { name: 'carers', title: text('Carers', '照护人') },
  ...contactColumns,
  { name: 'notes', title: text('Notes for responders', '救助备注') },
  ...consentColumns,
]
