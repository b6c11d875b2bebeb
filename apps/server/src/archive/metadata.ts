/**
 * The metadata of an archive package as XML. Elements carry the Chinese names of the trade, grouped as DA/T 46 groups them (the file, the people and
 * bodies, the business); the README in the package says how far that goes. Pure: what it says is handed in.
 */
import { escapeXml } from '@taizhang/report';

export type Metadata = {
  readonly planId: string;
  readonly title: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly coordinator: string;
  readonly period: { readonly id: string; readonly name: string; readonly from: string; readonly to: string; readonly status: string };
  readonly log: { readonly entries: number; readonly hash: string; readonly lastAt: string };
  readonly reportHead: { readonly seq: number; readonly hash: string } | null;
  readonly units: readonly { readonly unitId: string; readonly name: string }[];
  readonly business: readonly { readonly what: string; readonly at: string; readonly personId: string; readonly entryId: string }[];
  readonly software: string;
};

type Node = readonly [name: string, content: string | number | readonly Node[], attributes?: Readonly<Record<string, string>>];

const written = ([name, content, attributes = {}]: Node, indent: string): string => {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ');
  if (!Array.isArray(content)) return `${indent}<${head}>${escapeXml(String(content))}</${name}>`;
  const inner = (content as readonly Node[]).map((node) => written(node, `${indent} `));
  return [`${indent}<${head}>`, ...inner, `${indent}</${name}>`].join('\n');
};

const fileNode = ({ planId, title, issuer, documentNumber, issuedOn, coordinator, period, log, reportHead, software }: Metadata): Node => [
  '文件实体',
  [
    ['聚合层次', '案卷'],
    ['标识符', `${planId}/${period.id}`],
    ['题名', `${title} ${period.name}`],
    ['责任者', issuer],
    ['文件编号', documentNumber],
    ['成文日期', issuedOn],
    ['立档单位', coordinator],
    ['密级', '非涉密'],
    ['时间范围', `${period.from}/${period.to}`],
    ['业务状态', period.status],
    ['形成系统', software],
    [
      '操作日志',
      [
        ['条数', log.entries],
        ['末条校验值', log.hash],
        ['末条时间', log.lastAt],
      ],
    ],
    ...(reportHead === null
      ? []
      : [
          [
            '汇总报告依据',
            [
              ['条目', reportHead.seq],
              ['校验值', reportHead.hash],
            ],
          ] as const,
        ]),
  ],
];

export const metadataXml = (about: Metadata): string => {
  const units = about.units.map(({ unitId, name }): Node => ['机构', name, { 标识符: unitId }]);
  const acts = about.business.map(
    ({ what, at, personId, entryId }): Node => [
      '业务行为',
      [
        ['行为', what],
        ['时间', at],
        ['人员标识', personId],
        ['日志条目', entryId],
      ],
    ],
  );
  const root: Node = ['归档包', [fileNode(about), ['机构人员实体', units], ['业务实体', acts]], { xmlns: 'urn:taizhang:archive:1' }];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
};
