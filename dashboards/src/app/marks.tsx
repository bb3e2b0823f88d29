import type { ReactNode, SVGProps } from 'react'

type MarkProps = Omit<SVGProps<SVGSVGElement>, 'children'>

/** Pictures that stand beside a word; a screen reader reads the word. */
export const mark =
  (drawing: ReactNode, box = 24) =>
  (props: MarkProps) => (
    <svg
      viewBox={`0 0 ${box} ${box}`}
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...props}
    >
      {drawing}
    </svg>
  )

/** Two neighbouring houses, one window lit. */
export const BrandMark = mark(
  <g stroke="none">
    <rect width="32" height="32" rx="8" className="brand-ground" />
    <path d="M5.5 25V14.2L12 8.5l6.5 5.7V25z" className="brand-near" />
    <path d="M16 25V17.6l5.3-4.8 5.3 4.8V25z" className="brand-far" strokeWidth="1.4" />
    <rect x="10" y="15.5" width="4" height="4" rx="0.8" className="brand-ground" />
  </g>,
  32,
)

export const AlertsMark = mark(
  <path d="M12 4a6 6 0 0 0-6 6v4l-1.5 3h15L18 14v-4a6 6 0 0 0-6-6ZM10 20.2a2.2 2.2 0 0 0 4 0" />,
)
export const DevicesMark = mark(
  <path d="M12 13.5v6M8 19.5h8M12 10.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2ZM8.2 15.8a5.4 5.4 0 0 1 0-7.6M15.8 8.2a5.4 5.4 0 0 1 0 7.6M5.4 18.6a9.3 9.3 0 0 1 0-13.2M18.6 5.4a9.3 9.3 0 0 1 0 13.2" />,
)
export const RulesMark = mark(<path d="M5 6h14M5 12h14M5 18h14M9 4v4M15 10v4M8 16v4" />)
export const QualityMark = mark(<path d="M4 19.500h16M7 16v-4M12 16V6M17 16V9M9.500 3.500 12 6l4-3" />)
export const PersonMark = mark(
  <path d="M12 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM5 19.5c.6-3.4 3.3-5 7-5s6.4 1.6 7 5" />,
)
export const CloseMark = mark(<path d="m6 6 12 12M18 6 6 18" />)
export const BackMark = mark(<path d="m14.5 5-7 7 7 7" />)
export const FilterMark = mark(<path d="M4 6h16l-6.2 7.200V19l-3.6-2v-3.800L4 6Z" />)
export const CheckMark = mark(<path d="m5 12.5 4.5 4.500L19 7.5" />)
export const EyeMark = mark(
  <path d="M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6Zm9-2.600a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.200Z" />,
)
export const SearchMark = mark(<path d="M10.5 5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.500L19 19" />)

const BinMark = mark(<path d="M5 7.500h14M9.5 7.500V5h5v2.500M7 7.5 8 19.500h8l1-12M10.5 11v5M13.5 11v5" />)
const CameraMark = mark(<path d="m4 8.5 11-3.6 2 6-11 3.6-2-6Zm13 .8 3-.3M8 14.500V19H4.500M4.5 16.500v5" />)
const ChargerMark = mark(
  <path d="M5 20V5.500h8V20M3.5 20H15M13 11h2.500v5a1.7 1.7 0 0 0 3.4 0V9.500L16.5 7M9.6 8.2 7.6 12h2.800L8.6 15.5" />,
)
const WristbandMark = mark(
  <path d="M8.5 8 9.3 3.800h5.400L15.5 8M8.5 16l.8 4.200h5.400l.8-4.200M7 8h10v8H7zM9 12.400h1.500l1-2 1.4 3.2.8-1.200H15" />,
)
/** On the ceiling, with what it smells below. */
const SmokeDetectorMark = mark(
  <path d="M4.5 5h15v2.5a3 3 0 0 1-3 3h-9a3 3 0 0 1-3-3zM10 7.6h4M8.500 20c-1.2-1.400 1.200-2.400 0-4M12 20c-1.2-1.400 1.200-2.400 0-4M15.500 20c-1.200-1.400 1.200-2.400 0-4" />,
)
const DoorSensorMark = mark(<path d="M6 20V4h8v16M4 20h16M11 12h.01M17 9v4M19.500 9v4" />)
const GatewayMark = mark(
  <path d="M4.5 14h15v5h-15zM8 16.500h.01M11 16.500h.01M15.5 14V5M12.8 7.500a3.6 3.6 0 0 1 5.4 0" />,
)

const ServerMark = mark(
  <path d="M5 4.500h14v6H5zM5 13.500h14v6H5zM8 7.500h.01M8 16.500h.01M12 7.500h4M12 16.500h4" />,
)

const byKind: Readonly<Record<string, typeof BinMark>> = {
  'smart-bin': BinMark,
  'fire-lane-camera': CameraMark,
  'ev-charger': ChargerMark,
  wristband: WristbandMark,
  'smoke-detector': SmokeDetectorMark,
  'door-sensor': DoorSensorMark,
  gateway: GatewayMark,
  server: ServerMark,
}

export function KindMark({ kind, ...rest }: MarkProps & { readonly kind: string }) {
  const Mark = byKind[kind] ?? DevicesMark
  return <Mark {...rest} />
}
