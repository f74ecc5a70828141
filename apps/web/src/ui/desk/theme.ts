import type { ThemeConfig } from 'antd';
import type { Tokens } from '../tokens.ts';

/**
 * The component library's theme, made of our tokens and nothing else. `isStill`: the person wants no motion; popups then
 * appear in place, because with motion cut short by style sheets alone they would wait for its end off screen.
 */
export function deskTheme({ colour, length, font, fontCode }: Tokens, isStill = false): ThemeConfig {
  return {
    token: {
      motion: !isStill,
      fontFamily: font,
      fontFamilyCode: fontCode,
      fontSize: length['text-md'],
      fontSizeSM: length['text-sm'],
      fontSizeLG: length['text-md'],
      fontSizeXL: length['text-lg'],
      fontSizeHeading1: length['text-2xl'],
      fontSizeHeading2: length['text-xl'],
      fontSizeHeading3: length['text-lg'],
      lineHeight: 1.5,
      borderRadius: length['radius-sm'],
      borderRadiusLG: length['radius-md'],
      controlHeight: length.target,
      controlHeightSM: length.target - 8,
      controlHeightLG: length.target + 4,
      lineWidth: length.line,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.2s',
      ...colours(colour),
    },
    components: {
      Layout: { headerBg: colour.surface, siderBg: colour.surface, bodyBg: colour.ground, headerPadding: 0 },
      Table: {
        headerBg: colour['surface-2'],
        headerColor: colour['ink-2'],
        rowHoverBg: colour['surface-2'],
        rowSelectedBg: colour['accent-soft'],
        rowSelectedHoverBg: colour['accent-soft'],
        cellPaddingBlockMD: 10,
        cellPaddingBlockSM: 5,
      },
      Menu: { itemHeight: length.target, itemSelectedBg: colour['accent-soft'], itemSelectedColor: colour.accent },
      Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tag: { fontSizeSM: length['text-sm'] },
    },
  };
}

function colours(colour: Tokens['colour']): NonNullable<ThemeConfig['token']> {
  return {
    colorBgBase: colour.surface,
    colorTextBase: colour.ink,
    colorPrimary: colour.accent,
    colorPrimaryHover: colour['accent-strong'],
    colorPrimaryActive: colour['accent-strong'],
    colorPrimaryText: colour.accent,
    colorPrimaryBg: colour['accent-soft'],
    colorPrimaryBgHover: colour['accent-soft'],
    colorInfo: colour.accent,
    colorInfoBg: colour['accent-soft'],
    colorLink: colour.accent,
    colorLinkHover: colour['accent-strong'],
    colorLinkActive: colour['accent-strong'],
    colorError: colour.danger,
    colorErrorHover: colour.danger,
    colorErrorText: colour.danger,
    colorErrorBg: colour['danger-soft'],
    colorWarning: colour['warning-fill'],
    colorWarningText: colour.warning,
    colorWarningBg: colour['warning-soft'],
    colorSuccess: colour.success,
    colorSuccessBg: colour['success-soft'],
    colorText: colour.ink,
    colorTextHeading: colour.ink,
    colorTextSecondary: colour['ink-2'],
    colorTextTertiary: colour['ink-3'],
    colorTextQuaternary: colour['ink-3'],
    colorTextDescription: colour['ink-2'],
    colorTextPlaceholder: colour['ink-3'],
    colorIcon: colour['ink-2'],
    colorTextLightSolid: colour['on-accent'],
    colorBgLayout: colour.ground,
    colorBgContainer: colour.surface,
    colorBgElevated: colour.surface,
    colorBgSpotlight: colour['accent-strong'],
    colorBgMask: colour.shade,
    colorBorder: colour['border-strong'],
    colorBorderSecondary: colour.border,
    colorSplit: colour.border,
    colorFillAlter: colour['surface-2'],
    controlItemBgHover: colour['surface-2'],
    controlItemBgActive: colour['accent-soft'],
    controlItemBgActiveHover: colour['accent-soft'],
    controlOutline: colour.focus,
  };
}
