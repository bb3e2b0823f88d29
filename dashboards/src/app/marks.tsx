import type { ReactNode, SVGProps } from 'react'

export type MarkProps = Omit<SVGProps<SVGSVGElement>, 'children'>

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
