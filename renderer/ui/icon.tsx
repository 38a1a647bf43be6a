const paths = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  bulletList: 'M7 4h6.5M7 8h6.5M7 12h6.5M3 4v.01M3.2 4v.01M3 8v.01M3.2 8v.01M3 12v.01M3.2 12v.01',
  orderedList: 'M7.5 4h6M7.5 8h6M7.5 12h6M2.8 3.4l1.2-.9v4M2.6 10.4c.3-1.2 2.1-1.1 2 .1 0 .8-2 1.6-2 2.5h2.1',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M7 3.5v9',
  quote: 'M3 8.5h3V11H3zM3 8.5C3 6.3 3.9 5 5.7 4.6M9 8.5h3V11H9zM9 8.5c0-2.2.9-3.5 2.7-3.9',
  cross: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  chevronDown: 'M4 6l4 4 4-4',
  chevronRight: 'M6 4l4 4-4 4',
  arrowUp: 'M8 13V3M4 7l4-4 4 4',
  arrowDown: 'M8 3v10M4 9l4 4 4-4',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.4 10.4L14 14',
  gear: 'M8 5.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4.5M9.2 7v4.5',
  pencil: 'M3 13l.7-3L10.8 2.9l2.3 2.3L6 12.3zM9.4 4.3l2.3 2.3',
  grip: 'M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01',
  dots: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.01',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 7.3v4M8 4.9v.01',
  document: 'M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8h4.5M6 10.5h4.5',
  note: 'M3 3h10v7l-3 3H3zM10 13v-3h3M5.5 6h5M5.5 8.5h3',
  link: 'M6.8 9.2l2.4-2.4M7.5 5l1.4-1.4a2.5 2.5 0 0 1 3.5 3.5L11 8.5M8.5 11l-1.4 1.4a2.5 2.5 0 0 1-3.5-3.5L5 7.5',
  clip: 'M12.5 7.5L7.6 12.4a2.8 2.8 0 0 1-4-4l5.3-5.3a1.9 1.9 0 0 1 2.7 2.7L6.4 11a.9.9 0 0 1-1.3-1.3l4.4-4.4',
  photo: 'M2 4.5h3l1-1.5h4l1 1.5h3v8.5H2zM8 6.3a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8',
  microphone: 'M8 2a2 2 0 0 1 2 2v3.5a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2M3.8 7.5a4.2 4.2 0 0 0 8.4 0M8 11.7V14',
  flag: 'M4 14V2.5M4 3h8l-2 2.7L12 8.5H4',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5L6 3.5M3 6.5l3 3',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M13 6.5l-3-3M13 6.5l-3 3',
  download: 'M8 2.5v8M4.5 7L8 10.5 11.5 7M3 13.5h10',
  back: 'M13 8H3M7 4L3 8l4 4',
} as const

export type IconName = keyof typeof paths

/** A 16 px line drawing in the colour of the text around it. It says nothing to a screen reader: the word beside it does. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const stroke = name === 'grip' || name === 'dots' ? 2.4 : 1.5
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
