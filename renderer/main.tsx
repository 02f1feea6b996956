import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { listenToKeys } from './keyboard/listen';
import { listenToMenu } from './keyboard/menu';
import { rememberWindow } from './keyboard/remember';
import { runner } from './keyboard/run';
import { createApp } from './store/app';
import { directionOf } from './texts/language';
import { locale } from './texts/say';
import { pickTransport } from './transport/pick';
import { StageContext } from './views/common/app';
import { drawFirstLook } from './views/shell/useLook';
import { Window } from './views/Window';

/** The composition root: what the window is made of, in the order it is put together. */
function begin(): void {
  drawFirstLook();
  const transport = pickTransport();
  const app = createApp(transport);
  const run = runner(app);
  speakLanguage(document);
  draw(app, run);
  listenToKeys(app, run);
  app.follow();
  listenToMenu(app, run);
  rememberWindow(app);
  void app.start();
}

/** The page says what language it is in, for screen readers, hyphenation and layout. */
function speakLanguage({ documentElement: page }: Document): void {
  page.lang = locale;
  page.dir = directionOf(locale);
}

function draw(app: ReturnType<typeof createApp>, run: ReturnType<typeof runner>): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has lost its root');
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={locale}>
        <StageContext value={{ app, run }}>
          <Window />
        </StageContext>
      </I18nProvider>
    </StrictMode>,
  );
}

begin();
