// Turns what a terminal shows (text with SGR codes, as tmux captures it) into HTML.
const names = ['#1c1f24', '#f07178', '#7fd88f', '#e5c07b', '#6cb2ff', '#d09bf0', '#5cc8d7', '#d7dae0'];
const bright = ['#7f868e', '#ff8a80', '#98e6a8', '#f2d28b', '#8fc7ff', '#e0b8ff', '#7fdde9', '#ffffff'];
const escape = (text) => text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[one]));

function ofPalette(index) {
  if (index < 8) return names[index];
  if (index < 16) return bright[index - 8];
  if (index > 231) return `rgb(${Array(3).fill((index - 232) * 10 + 8)})`;
  const part = (place) => { const step = Math.floor((index - 16) / place) % 6; return step && step * 40 + 55; };
  return `rgb(${part(36)},${part(6)},${part(1)})`;
}

// Reads the codes of one sequence into a state.
function apply(state, codes) {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    const place = code === 48 ? 'ground' : 'color';
    if (code === 0) Object.keys(state).forEach((key) => delete state[key]);
    else if (code === 1) state.bold = true;
    else if (code === 2) state.dim = true;
    else if (code === 7) state.isReverse = true;
    else if (code === 22) delete state.bold, delete state.dim;
    else if (code === 27) delete state.isReverse;
    else if (code === 39) delete state.color;
    else if (code === 49) delete state.ground;
    else if (code >= 30 && code <= 37) state.color = names[code - 30];
    else if (code >= 90 && code <= 97) state.color = bright[code - 90];
    else if (code >= 40 && code <= 47) state.ground = names[code - 40];
    else if (code === 38 || code === 48) {
      if (codes[i + 1] === 5) { state[place] = ofPalette(codes[i + 2]); i += 2; } else { state[place] = `rgb(${codes.slice(i + 2, i + 5)})`; i += 4; }
    }
  }
}

// The dots of braille, as fonts without them would not draw them: eight a cell, by the bits of the character.
function drawBraille(character) {
  const places = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2], [0, 3], [1, 3]];
  const dots = places.filter((_, bit) => (character.codePointAt(0) - 0x2800) & (1 << bit)).map(([x, y]) => `<circle cx="${x * 2 + 1}" cy="${y * 2 + 1}" r="0.75"/>`);
  return `<svg style="width:1ch;height:17px;vertical-align:top" viewBox="0 0 4 8" preserveAspectRatio="none" fill="currentColor">${dots.join('')}</svg>`;
}

function styleOf({ bold, dim, color, ground, isReverse }) {
  const [front, back] = isReverse ? [ground ?? '#121417', color ?? '#d7dae0'] : [color, ground];
  return [front && `color:${front}`, back && `background:${back}`, bold && 'font-weight:bold', dim && 'opacity:.65'].filter(Boolean).join(';');
}

export function toHtml(text) {
  const state = {};
  // Boxes and blocks meet only where every character is as high as its line.
  let html = '<body style="margin:0"><pre style="display:inline-block;margin:0;padding:12px 14px;background:#121417;color:#d7dae0;font:14px/17px \'DejaVu Sans Mono\',Consolas,Menlo,monospace">';
  for (const part of text.trimEnd().split(/(\x1b\[[0-9;]*m)/)) {
    const sequence = /^\x1b\[([0-9;]*)m$/.exec(part);
    if (sequence) apply(state, sequence[1].split(';').map(Number));
    else if (part) html += `<span style="${styleOf(state)}">${escape(part).replace(/[\u2800-\u28ff]/g, drawBraille)}</span>`;
  }

  return `${html}</pre>`;
}
