/** True while developing and in the build that the component tests make: the pages that show every component. */
declare const __KIT__: boolean;
