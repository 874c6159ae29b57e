/// The names of elements and attributes that HTML, SVG and MathML give a meaning: interned before a page is read.
///
/// The raw value is the place in ``spellings``; a test holds the two lists together.
package enum KnownName: UInt16, CaseIterable, Sendable {
  // Elements.
  case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big
  case blink, blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd
  case del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame
  case frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, isindex
  case kbd, keygen, label, legend, li, link, listing, main, map, mark, marquee, math, menu, menuitem, meta, meter, nav
  case nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture, plaintext, portal
  case pre, progress, q, rb, rp, rt, rtc, ruby, s, samp, script, search, section, select, selectedcontent, selectlist
  case slot, small, source, spacer, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template
  case textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr, xmp, mi, mo, mn, ms, mtext
  case mglyph, malignmark, annotationXml, desc
  // Attributes.
  case accept, acceptCharset, accesskey, action, align, alink, alt, archive, async, autocomplete, autofocus, autoplay
  case ariaLabel, background, bgcolor, border, bordercolor, cellpadding, cellspacing, charset, checked, `class`
  case classid, clear, codebase, color, cols, colspan, compact, content, contenteditable, controls, coords, datetime
  case declare, `default`, `defer`, dirname, disabled, download, draggable, enctype, encoding, face, `for`, formaction
  case frameborder, headers, height, hidden, hreflang, hspace, httpEquiv, id, integrity, ismap, itemid, itemprop
  case itemref, itemscope, itemtype, `is`, lang, language, leftmargin, list, loading, longdesc, loop, low
  case marginheight, marginwidth, max, maxlength, media, method, min, minlength, multiple, name, nohref, noresize
  case noshade, novalidate, nowrap, onblur, onchange, onclick, onfocus, onkeydown, onload, onmouseout, onmouseover
  case onsubmit, open, pattern, placeholder, poster, preload, profile, prompt, property, `public`, readonly
  case referrerpolicy, rel, required, rev, reversed, role, rows, rowspan, rules, sandbox, scheme, scope, scrolling
  case selected, shape, size, sizes, src, srcdoc, srclang, srcset, start, step, system, tabindex, target, text
  case topmargin, translate, type, usemap, valign, value, valuetype, version, vlink, vspace, width, wrap
  case definitionurl, xlinkActuate, xlinkArcrole, xlinkHref, xlinkRole, xlinkShow, xlinkTitle, xlinkType, xmlLang
  case xmlSpace, xmlns, xmlnsXlink, actuate, arcrole, href, show, space, xlink
  // Names of SVG and MathML as the tokenizer reads them, in small letters.
  case altglyph, altglyphdef, altglyphitem, animatecolor, animatemotion, animatetransform, clippath, feblend
  case fecolormatrix, fecomponenttransfer, fecomposite, feconvolvematrix, fediffuselighting, fedisplacementmap
  case fedistantlight, fedropshadow, feflood, fefunca, fefuncb, fefuncg, fefuncr, fegaussianblur, feimage, femerge
  case femergenode, femorphology, feoffset, fepointlight, fespecularlighting, fespotlight, fetile, feturbulence
  case foreignobject, glyphref, lineargradient, radialgradient, textpath, attributename, attributetype, basefrequency
  case baseprofile, calcmode, clippathunits, diffuseconstant, edgemode, filterunits, gradienttransform, gradientunits
  case kernelmatrix, kernelunitlength, keypoints, keysplines, keytimes, lengthadjust, limitingconeangle, markerheight
  case markerunits, markerwidth, maskcontentunits, maskunits, numoctaves, pathlength, patterncontentunits
  case patterntransform, patternunits, pointsatx, pointsaty, pointsatz, preservealpha, preserveaspectratio
  case primitiveunits, refx, refy, repeatcount, repeatdur, requiredextensions, requiredfeatures, specularconstant
  case specularexponent, spreadmethod, startoffset, stddeviation, stitchtiles, surfacescale, systemlanguage
  case tablevalues, targetx, targety, textlength, viewbox, viewtarget, xchannelselector, ychannelselector, zoomandpan
  // Names of elements of SVG as they are put right, in the standard's list.
  case svgAltGlyph, svgAltGlyphDef, svgAltGlyphItem, svgAnimateColor, svgAnimateMotion, svgAnimateTransform
  case svgClipPath, svgFeBlend, svgFeColorMatrix, svgFeComponentTransfer, svgFeComposite, svgFeConvolveMatrix
  case svgFeDiffuseLighting, svgFeDisplacementMap, svgFeDistantLight, svgFeDropShadow, svgFeFlood, svgFeFuncA
  case svgFeFuncB, svgFeFuncG, svgFeFuncR, svgFeGaussianBlur, svgFeImage, svgFeMerge, svgFeMergeNode, svgFeMorphology
  case svgFeOffset, svgFePointLight, svgFeSpecularLighting, svgFeSpotLight, svgFeTile, svgFeTurbulence
  case svgForeignObject, svgGlyphRef, svgLinearGradient, svgRadialGradient, svgTextPath
  // Names of attributes of SVG as they are put right; glyphRef stands above.
  case svgAttributeName, svgAttributeType, svgBaseFrequency, svgBaseProfile, svgCalcMode, svgClipPathUnits
  case svgDiffuseConstant, svgEdgeMode, svgFilterUnits, svgGradientTransform, svgGradientUnits, svgKernelMatrix
  case svgKernelUnitLength, svgKeyPoints, svgKeySplines, svgKeyTimes, svgLengthAdjust, svgLimitingConeAngle
  case svgMarkerHeight, svgMarkerUnits, svgMarkerWidth, svgMaskContentUnits, svgMaskUnits, svgNumOctaves
  case svgPathLength, svgPatternContentUnits, svgPatternTransform, svgPatternUnits, svgPointsAtX, svgPointsAtY
  case svgPointsAtZ, svgPreserveAlpha, svgPreserveAspectRatio, svgPrimitiveUnits, svgRefX, svgRefY, svgRepeatCount
  case svgRepeatDur, svgRequiredExtensions, svgRequiredFeatures, svgSpecularConstant, svgSpecularExponent
  case svgSpreadMethod, svgStartOffset, svgStdDeviation, svgStitchTiles, svgSurfaceScale, svgSystemLanguage
  case svgTableValues, svgTargetX, svgTargetY, svgTextLength, svgViewBox, svgViewTarget, svgXChannelSelector
  case svgYChannelSelector, svgZoomAndPan
  // The one of MathML.
  case mathDefinitionURL

  /// How each name is spelled, in the order of the cases, one space between two.
  static let spellings: StaticString = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote \
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl \
    dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr \
    html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math \
    menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture \
    plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent \
    selectlist slot small source spacer span strike strong style sub summary sup svg table tbody td template \
    textarea tfoot th thead time title tr track tt u ul var video wbr xmp mi mo mn ms mtext mglyph malignmark \
    annotation-xml desc accept accept-charset accesskey action align alink alt archive async autocomplete autofocus \
    autoplay aria-label background bgcolor border bordercolor cellpadding cellspacing charset checked class classid \
    clear codebase color cols colspan compact content contenteditable controls coords datetime declare default \
    defer dirname disabled download draggable enctype encoding face for formaction frameborder headers height \
    hidden hreflang hspace http-equiv id integrity ismap itemid itemprop itemref itemscope itemtype is lang \
    language leftmargin list loading longdesc loop low marginheight marginwidth max maxlength media method min \
    minlength multiple name nohref noresize noshade novalidate nowrap onblur onchange onclick onfocus onkeydown \
    onload onmouseout onmouseover onsubmit open pattern placeholder poster preload profile prompt property public \
    readonly referrerpolicy rel required rev reversed role rows rowspan rules sandbox scheme scope scrolling \
    selected shape size sizes src srcdoc srclang srcset start step system tabindex target text topmargin translate \
    type usemap valign value valuetype version vlink vspace width wrap definitionurl xlink:actuate xlink:arcrole \
    xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink actuate arcrole \
    href show space xlink altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform clippath \
    feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap \
    fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode \
    femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence foreignobject glyphref \
    lineargradient radialgradient textpath attributename attributetype basefrequency baseprofile calcmode \
    clippathunits diffuseconstant edgemode filterunits gradienttransform gradientunits kernelmatrix \
    kernelunitlength keypoints keysplines keytimes lengthadjust limitingconeangle markerheight markerunits \
    markerwidth maskcontentunits maskunits numoctaves pathlength patterncontentunits patterntransform patternunits \
    pointsatx pointsaty pointsatz preservealpha preserveaspectratio primitiveunits refx refy repeatcount repeatdur \
    requiredextensions requiredfeatures specularconstant specularexponent spreadmethod startoffset stddeviation \
    stitchtiles surfacescale systemlanguage tablevalues targetx targety textlength viewbox viewtarget \
    xchannelselector ychannelselector zoomandpan altGlyph altGlyphDef altGlyphItem animateColor animateMotion \
    animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix \
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight \
    feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath attributeName attributeType \
    baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits gradientTransform \
    gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle \
    markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits \
    refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent \
    spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY \
    textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan definitionURL
    """
}
