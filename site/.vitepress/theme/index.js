import Theme from 'vitepress/theme';
import './limbeck.css';

// biome-ignore lint/style/noDefaultExport: VitePress imports the default.
export default Theme;
