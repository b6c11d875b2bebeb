/** Stacked bars, a unit a bar: lead, responsible, supporting, told apart by pattern as well as colour. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { PlanUnit, Role } from '../api/client';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const ROLES = ['lead', 'responsible', 'support'] as const;
const COLOURS = ['#1456a8', '#7fa9d9', '#c8a15a'];
const LINE_PX = 26;

type Props = {
  readonly units: readonly PlanUnit[];
  readonly words: Readonly<Record<Role, string>>;
  readonly label: string;
  readonly open: (unit: PlanUnit, role: Role) => void;
};

const optionOf = ({ units, words, label }: Props) => ({
  animation: false,
  color: COLOURS,
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: '#1d2430' },
  aria: { enabled: true, label: { description: label }, decal: { show: true } },
  grid: { left: 8, right: 24, top: 34, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  legend: { top: 0, left: 0, itemGap: 20 },
  // Drawn, not written as HTML: the page's policy lets no style attribute in.
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' as const },
  xAxis: { type: 'value', minInterval: 1 },
  yAxis: { type: 'category', inverse: true, data: units.map(({ unit }) => unit.name), axisTick: { show: false } },
  series: ROLES.map((role) => ({
    name: words[role],
    type: 'bar',
    stack: 'load',
    barMaxWidth: 16,
    cursor: 'pointer',
    data: units.map((unit) => unit[role]),
  })),
});

export function LoadChart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const height = 60 + props.units.length * LINE_PX;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing follows the units and the words, not the identity of the handlers
  useEffect(() => {
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption(optionOf(latest.current));
    chart.on('click', ({ dataIndex, seriesIndex }) => {
      const unit = latest.current.units[dataIndex];
      const role = ROLES[seriesIndex ?? 0];
      if (unit && role) latest.current.open(unit, role);
    });
    const size = new ResizeObserver(() => chart.resize());
    size.observe(box.current!);
    return () => {
      size.disconnect();
      chart.dispose();
    };
  }, [props.units.length, props.units, props.label]);
  return <div ref={box} role="img" aria-label={props.label} style={{ height, width: '100%' }} />;
}
