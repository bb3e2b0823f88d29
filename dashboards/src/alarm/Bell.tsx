export function Bell({ silent }: { readonly silent: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500Z" strokeLinejoin="round" />
      {silent ? (
        <path d="m16 9.500 5 5m0-5-5 5" />
      ) : (
        <path d="M15.500 9a4 4 0 0 1 0 6m2.500-8.500a7.500 7.500 0 0 1 0 11" />
      )}
    </svg>
  )
}
