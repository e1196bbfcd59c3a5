import { describe, expect, it } from 'vitest';
import { tameHtml } from '../../src/ui/reader/tame-html.ts';

const tamed = (html: string): string => {
  const host = document.createElement('div');
  host.append(tameHtml(new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body, document, { idPrefix: 'x-' }));
  return host.innerHTML;
};

describe('somebody else’s HTML', () => {
  it.each([
    ['<p class="a" style="color:red" onclick="b()">one <b>two</b></p>', '<p>one <b>two</b></p>'],
    ['<script>a</script><style>b</style><iframe src="c"></iframe><object>d</object><svg><script>e</script></svg>f', 'f'],
    ['<font color="red"><custom-thing>kept</custom-thing></font>', 'kept'],
    ['<a href="javascript:a()">b</a><a href=" JaVaScRiPt:a()">c</a><a href="data:text/html,d">e</a>', '<a>b</a><a>c</a><a>e</a>'],
    ['<a href="#n">1</a><p id="n">note</p>', '<a href="#x-n">1</a><p id="x-n">note</p>'],
    ['<a href="https://a.test/">b</a>', '<a href="https://a.test/" target="_blank" rel="noopener noreferrer">b</a>'],
    ['<img src="https://a.test/a.png" alt="a plan">', 'a plan'],
    ['<img src="data:image/svg+xml,x" alt="">', ''],
    ['<td colspan="2" rowspan="x">b</td>', 'b'],
    ['<form action="x"><input value="a"><button>b</button>c</form>', 'c'],
  ])('%s becomes %s', (from, to) => expect(tamed(from)).toBe(to));

  it('however deep it lies', () => expect(tamed(`${'<div>'.repeat(450)}VSNKh`)).toContain('VSNKh'));
});
