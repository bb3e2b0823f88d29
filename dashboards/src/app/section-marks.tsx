import { AlertsMark, DevicesMark, mark, PersonMark, QualityMark, RulesMark } from './marks.tsx'
import type { Section } from './pages.ts'

const PlanMark = mark(
  <path d="M4 6.500 9.500 4l5 2.500L20 4v13.500L14.500 20l-5-2.500L4 20zM9.500 4v13.500M14.500 6.500V20" />,
)
const DutyMark = mark(
  <path d="M4.500 6h15v13.500h-15zM4.500 10h15M8.500 3.800V7M15.500 3.800V7M9 14.800l2 2 4-4" />,
)
const PeopleMark = mark(
  <path d="M9 11.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600ZM3 19.500a6 6 0 0 1 12 0M16 11.500a3 3 0 1 0-1.200-5.700M17.200 14.300a5.400 5.400 0 0 1 3.800 5.200" />,
)
const BulletinsMark = mark(
  <path d="M4 10v4.500h3L15 19V5.500L7 10zM18 9a4.500 4.500 0 0 1 0 6.500M8 14.500 9.500 20" />,
)
const SettingsMark = mark(
  <path d="M12 17.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 6.500V4M12 20v-2.500M6.500 12H4M20 12h-2.500M8.100 8.100 6.300 6.300M17.700 17.700l-1.800-1.800M15.900 8.100l1.800-1.800M6.300 17.700l1.800-1.800" />,
)
export const MoreMark = mark(<path d="M5 7h14M5 12h14M5 17h14" />)

export const SECTION_MARKS: Readonly<Record<Section, typeof MoreMark>> = {
  alerts: AlertsMark,
  plan: PlanMark,
  devices: DevicesMark,
  rules: RulesMark,
  quality: QualityMark,
  duty: DutyMark,
  people: PeopleMark,
  bulletins: BulletinsMark,
  settings: SettingsMark,
  account: PersonMark,
}
