import { useImperativeHandle, useLayoutEffect, useRef, useState, type Ref, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartPicture } from '../../src/domain/chart-picture.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { buildPages } from './build-pages.ts'
import { saveChart } from './save-chart.ts'
import './pages.css'

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2]
const pageWidth = 794

type PageDeskProps = {
  /** What the pages scroll in, and the keyboard may stand on. */
  ref?: Ref<HTMLDivElement>
  preview: { readonly html: string; readonly css: string; readonly charts: readonly ChartPicture[] }
  /** The element to bring into sight (`doc-summary`); a new object each time it is asked for. */
  target?: { readonly id: string } | null
}

/** A document as A4 pages, at a size that fits the window or that the person sets. */
export function PageDesk({ ref, preview, target }: PageDeskProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement)
  const count = usePages(host, scroller, preview)
  const fit = useFit(scroller)
  useInSight(host, target, count)
  const [chosen, setChosen] = useState<number | null>(null)
  const zoom = chosen ?? fit
  const step = (by: 1 | -1) => setChosen((by === 1 ? steps.find((one) => one > zoom + 0.01) : steps.findLast((one) => one < zoom - 0.01)) ?? zoom)
  return (
    <div className="page-desk">
      <div className="page-desk-bar">
        <span className="pages-count" role="status">
          {t('documents.pages', { count })}
        </span>
        {preview.charts.length > 0 && <ChartMenu charts={preview.charts} />}
        <IconButton small icon="minus" label={t('documents.zoomOut')} isDisabled={zoom <= (steps[0] ?? 0)} onPress={() => step(-1)} />
        <output className="numbers">{t('documents.percent', { percent: Math.round(zoom * 100) })}</output>
        <IconButton small icon="plus" label={t('documents.zoomIn')} isDisabled={zoom >= (steps.at(-1) ?? 2)} onPress={() => step(1)} />
        <Button small variant="quiet" isDisabled={chosen === null} onPress={() => setChosen(null)}>
          {t('documents.fitWidth')}
        </Button>
      </div>
      <div ref={scroller} className="page-desk-scroll" tabIndex={0} role="region" aria-label={t('documents.pagesLabel')}>
        <div ref={host} className="page-desk-pages" style={{ zoom }} />
      </div>
    </div>
  )
}

/** The charts of the document, to be saved as pictures. */
function ChartMenu({ charts }: { charts: readonly ChartPicture[] }) {
  const { t } = useTranslation()
  const items = charts.flatMap((chart, index) =>
    (['png', 'svg'] as const).map((format) => ({
      id: `${index}.${format}`,
      label: t('documents.charts.named', { name: chart.caption, format: format.toUpperCase() }),
      onAction: () => void saveChart(chart, format),
    })),
  )
  return (
    <Menu label={t('documents.charts.menu')} items={items}>
      <IconButton small icon="download" label={t('documents.charts.menu')} />
    </Menu>
  )
}

type Place = RefObject<HTMLDivElement | null>

/** Sets the document in pages inside `host`, anew when it changes, and keeps the place that is read; answers how many pages there are. */
function usePages(host: Place, scroller: Place, { html, css }: Pick<PageDeskProps['preview'], 'html' | 'css'>): number {
  const { t } = useTranslation()
  const [count, setCount] = useState(0)
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    let stopped = false
    // The letters' widths decide where pages end, so the typeface must be there.
    void document.fonts.ready.then(() => {
      if (stopped) return
      const top = scroller.current?.scrollTop ?? 0
      const shown = element.style.zoom
      element.style.zoom = '1'
      setCount(buildPages(element, { html, css }, (page, pages) => t('documents.pageOf', { page, pages })))
      element.style.zoom = shown
      if (scroller.current) scroller.current.scrollTop = top
    })
    return () => {
      stopped = true
    }
  }, [host, scroller, html, css, t])
  return count
}

/** The size at which a page is as wide as there is room. */
function useFit(scroller: Place): number {
  const [fit, setFit] = useState(1)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => setFit(Math.min(1.1, Math.max(0.4, (element.clientWidth - 34) / pageWidth))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return fit
}

/** Brings an element of the pages into sight and marks it for a moment. */
function useInSight(host: Place, target: PageDeskProps['target'], count: number): void {
  useLayoutEffect(() => {
    if (!target || count === 0) return
    const found = host.current?.querySelector<HTMLElement>(`#${CSS.escape(target.id)}`)
    found?.scrollIntoView({ block: 'start' })
    found?.classList.add('doc-found')
    const timer = setTimeout(() => found?.classList.remove('doc-found'), 1600)
    return () => clearTimeout(timer)
  }, [host, target, count])
}
