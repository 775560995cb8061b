/* The oldest browsers that must show and do everything: WebViews of cheap phones of 2016, and iOS 10. */
export default ["Chrome 51", "Safari 10", "iOS 10"];
