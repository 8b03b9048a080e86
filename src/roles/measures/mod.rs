//! The measures of a passage: what can be known about it in one linear sweep over the page.
//!
//! A measure is a number with a name. The models of the room [`roles`](crate::roles) know nothing else of a
//! page, and training reads the same numbers from `khabar measures`, so the two can never differ.

pub(crate) mod containers;
mod context;
mod first;
mod second;
pub(crate) mod text;

pub(crate) use first::{Sweep, label_class, sweep};
pub(crate) use second::sweep as second_sweep;

/// Makes a type of a table of measures.
macro_rules! measures {
    ($(#[$doc:meta])* $kind:ident: $($variant:ident $name:literal $meaning:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind { $(#[doc = $meaning] $variant,)* }

        impl $kind {
            /// Every measure, in the order of a row's numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that reasons and training use.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it measures.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

pub(crate) use measures;

measures! {
    /// A measure of a passage.
    Measure:
    Length "length" "Characters, those of scripts without spaces weighed higher.";
    Words "words" "Words.";
    Sentences "sentences" "Sentence ends.";
    WordsPerSentence "words-per-sentence" "Words a sentence.";
    Commas "commas" "Commas and semicolons a hundred characters.";
    Digits "digits" "Share of digits.";
    Capitals "capitals" "Share of capital letters.";
    Quotes "quotes" "Quotation marks a hundred characters.";
    Symbols "symbols" "Share of signs such as | / > #.";
    EndsSentence "ends-sentence" "Whether it ends as a sentence does.";
    Asks "asks" "Whether it holds a question mark.";
    StartsSmall "starts-small" "Whether it begins with a small letter.";
    LinkShare "link-share" "Share of its characters that are link text.";
    Links "links" "Links in it.";
    BoldShare "bold-share" "Share of its characters that are bold.";
    TagClass "tag" "The block element: 0 other, 1 p, 2 div, 3 li, 4 td, 5 body, 6 pre, 7 quote, 8 dt/dd, 10+level heading.";
    Depth "depth" "Elements around it.";
    InList "in-list" "Inside a list.";
    InTable "in-table" "Inside a table.";
    InFigure "in-figure" "Inside a figure.";
    InCaption "in-figcaption" "Inside a figcaption.";
    InQuote "in-quote" "Inside a blockquote.";
    InForm "in-form" "Inside a form.";
    InNav "in-nav" "Inside a nav.";
    InHeader "in-header" "Inside a header.";
    InFooter "in-footer" "Inside a footer.";
    InAside "in-aside" "Inside an aside.";
    InArticle "in-article" "Inside an article element.";
    InMain "in-main" "Inside a main element.";
    InControl "in-control" "Inside a button, label or field.";
    InAddress "in-address" "Inside an address.";
    InDetails "in-details" "Inside a details element.";
    InCode "in-code" "Inside pre or code.";
    InHeading "in-heading" "Inside a heading.";
    InTime "in-time" "Begins inside a time element.";
    InItalic "in-italic" "Begins inside em or i.";
    InBodyProperty "in-body-property" "Inside itemprop=articleBody or the like.";
    InCommentProperty "in-comment-property" "Inside itemprop=comment.";
    Visibility "visibility" "0 shown, 1 aria-hidden, 2 hidden, 3 noscript, 4 template.";
    NearContent "name-content" "Levels up to a name of this kind, 12 when there is none.";
    NearHeadline "name-headline" "As above.";
    NearKicker "name-kicker" "As above.";
    NearDek "name-dek" "As above.";
    NearByline "name-byline" "As above.";
    NearDate "name-date" "As above.";
    NearCaption "name-caption" "As above.";
    NearCredit "name-credit" "As above.";
    NearPicture "name-picture" "As above.";
    NearGallery "name-gallery" "As above.";
    NearRelated "name-related" "As above.";
    NearTeaser "name-teaser" "As above.";
    NearShare "name-share" "As above.";
    NearComment "name-comment" "As above.";
    NearNewsletter "name-newsletter" "As above.";
    NearAdvert "name-advert" "As above.";
    NearPromo "name-promo" "As above.";
    NearNav "name-nav" "As above.";
    NearBreadcrumb "name-breadcrumb" "As above.";
    NearTags "name-tags" "As above.";
    NearSidebar "name-sidebar" "As above.";
    NearFooter "name-footer" "As above.";
    NearHeader "name-header" "As above.";
    NearLegal "name-legal" "As above.";
    NearCookie "name-cookie" "As above.";
    NearLogin "name-login" "As above.";
    NearHidden "name-hidden" "As above.";
    NearPoll "name-poll" "As above.";
    NearBio "name-bio" "As above.";
    NearQuote "name-quote" "As above.";
    NearToc "name-toc" "As above.";
    NearReference "name-reference" "As above.";
    NearCorrection "name-correction" "As above.";
    NearSearch "name-search" "As above.";
    Place "place" "Share of the page's text before it.";
    AfterHeadline "after-headline" "Passages since the headline; negative before it.";
    TextSinceHeadline "text-since-headline" "Characters since the headline, as a logarithm.";
    SinceProse "since-prose" "Passages since the last running text.";
    UntilProse "until-prose" "Passages until the next running text.";
    ProseBefore "prose-before" "Share of the page's running text before it.";
    PreviousLength "previous-length" "Length of the passage before.";
    NextLength "next-length" "Length of the passage after.";
    PreviousLinkShare "previous-link-share" "Link share of the passage before.";
    NextLinkShare "next-link-share" "Link share of the passage after.";
    PreviousSameKind "previous-same-kind" "Whether the passage before has the same element and names.";
    NextSameKind "next-same-kind" "Whether the passage after has the same element and names.";
    OwnProse "container0-prose" "Share of the page's running text inside its own block.";
    Prose1 "container1-prose" "The same for the element around the block.";
    Links1 "container1-links" "Link share there.";
    Count1 "container1-passages" "Passages there.";
    Density1 "container1-density" "Share of running text in the text there.";
    Prose2 "container2-prose" "The same one level up.";
    Links2 "container2-links" "As above.";
    Count2 "container2-passages" "As above.";
    Density2 "container2-density" "As above.";
    Prose3 "container3-prose" "The same two levels up.";
    Links3 "container3-links" "As above.";
    Count3 "container3-passages" "As above.";
    Density3 "container3-density" "As above.";
    Prose4 "container4-prose" "The same three levels up.";
    Links4 "container4-links" "As above.";
    Density4 "container4-density" "As above.";
    InLikeliest "in-likeliest" "Whether it is inside the likeliest container.";
    FromLikeliest "from-likeliest" "Levels between its block and the nearest element shared with the likeliest container.";
    LikeliestShare "likeliest-share" "Share of the page's running text in the likeliest container.";
    LevelsBelowLikeliest "levels-below-likeliest" "Levels between its block and the likeliest container, when inside.";
    InRichest "in-richest" "Whether it is inside the richest stretch of passages.";
    FromRichest "from-richest" "Passages between it and the richest stretch.";
    KindCount "kind-count" "Passages with the same element and names.";
    KindLength "kind-length" "Their mean length.";
    KindProse "kind-prose" "Share of the page's running text in them.";
    KindLinks "kind-links" "Their link share.";
    Repeats "repeats" "How often the same text stands on the page.";
    RepeatedBefore "repeated-before" "Whether the same text stood earlier.";
    IsHeadline "is-headline" "Whether its text is the stated headline.";
    HeadlineOverlap "headline-overlap" "Share of its words that are in the stated headline.";
    InArticleBody "in-article-body" "Share of its word groups found in JSON-LD articleBody; -1 when there is none.";
    InDescription "in-description" "Share of its words found in the stated description.";
    PageProse "page-prose" "Running text on the page, as a logarithm.";
    PagePassages "page-passages" "Passages on the page, as a logarithm.";
    PageProseShare "page-prose-share" "Share of running text in the page's text.";
    PageLinkShare "page-link-share" "Share of link text in the page's text.";
    Label "label" "0 no label of any pack, 1 begins with one that ends an article, 2 is one, 3 begins with another.";
    EndsEllipsis "ends-ellipsis" "Whether it breaks off with an ellipsis.";
    EndsColon "ends-colon" "Whether it ends with a colon.";
    Clock "clock" "Whether it holds a time of day in digits.";
    Address "address" "Whether it holds an at sign or a web address.";
    StopWords "stop-words" "Share of its words that are stop words of any pack.";
    CommentProse "comment-prose" "Share of the page's running text in the nearest element named for comments; -1 without one.";
    RelatedProse "related-prose" "The same for elements named for related pieces and teasers.";
    SideProse "side-prose" "The same for elements named for sidebars, navigation, headers and footers.";
    PromoProse "promo-prose" "The same for elements named for adverts, offers, newsletters, sign-in and consent.";
    ContentProse "content-prose" "The same for elements named for content.";
    FromHeadline "from-headline" "Levels from the headline up to the nearest element that holds the passage too.";
    HeadlineProse "headline-prose" "Share of the page's running text in that element.";
    HeadlinesSince "headlines-since" "Headings since the headline that are of its level or made like it.";
    UpToPreviousProse "up-to-previous-prose" "Levels up to the nearest element shared with the running text before; 12 when there is none.";
    UpToNextProse "up-to-next-prose" "The same for the running text after.";
    ProseNearBefore "prose-near-before" "Passages of running text among the five before.";
    ProseNearAfter "prose-near-after" "Passages of running text among the five after.";
    SecondPreviousLength "second-previous-length" "Length of the passage before the one before.";
    SecondNextLength "second-next-length" "Length of the passage after the one after.";
    FirstInside "first-inside" "Passages before it in the element around its block.";
    LastInside "last-inside" "Passages after it in the element around its block.";
    Pictures "pictures" "Pictures in the element around its block, a passage there.";
    SinceEndingLabel "since-ending-label" "Passages since a label that ends an article; 99 when there is none.";
    EndingLabelLevel "ending-label-level" "Levels up to the nearest element shared with that label; 12 when there is none.";
    PreviousLabel "previous-label" "The label of the passage before, numbered as above.";
    Likely "likely" "How likely the first sweep finds it body. This and all below are of the second sweep; likely text is length times that.";
    LikelyBefore1 "likely-before-1" "The same of the passage before; -1 without one.";
    LikelyBefore2 "likely-before-2" "The same two before.";
    LikelyBefore3 "likely-before-3" "The same three before.";
    LikelyAfter1 "likely-after-1" "The same of the passage after.";
    LikelyAfter2 "likely-after-2" "The same two after.";
    LikelyAfter3 "likely-after-3" "The same three after.";
    LikelyMost "likely-most" "The most that the page has.";
    LikelyText "likely-text" "Likely text on the page, as a logarithm.";
    LikelyTextBefore "likely-text-before" "Share of the likely text before it.";
    LikelyTextAfter "likely-text-after" "Share of the likely text after it.";
    LikelySinceHeadline "likely-since-headline" "Share of the likely text between the headline and it; negative above.";
    LikelyShare1 "likely-share-1" "Share of the likely text in the element around its block.";
    LikelyShare2 "likely-share-2" "The same one level up.";
    LikelyShare3 "likely-share-3" "The same two levels up.";
    LikelyShare4 "likely-share-4" "The same three levels up.";
    LikelyShare5 "likely-share-5" "The same four levels up.";
    LikelyMean1 "likely-mean-1" "Likely text, against all text, in the element around its block.";
    LikelyMean2 "likely-mean-2" "The same one level up.";
    LikelyMean3 "likely-mean-3" "The same two levels up.";
    LikelyMean4 "likely-mean-4" "The same three levels up.";
    LikelyMean5 "likely-mean-5" "The same four levels up.";
    SinceLikely "since-likely" "Passages since the last likely one.";
    UntilLikely "until-likely" "Passages until the next likely one.";
    RunShare "run-share" "Share of the likely text in its run: likely passages with few others between.";
    InBestRun "in-best-run" "Whether its run has the most likely text.";
    LikelyNear3 "likely-near-3" "Likely text, against all text, in the three passages on either side.";
    LikelyNear8 "likely-near-8" "The same in eight.";
    LikelyNear20 "likely-near-20" "The same in twenty.";
}

/// How many of them, from the first on, need no probabilities.
#[cfg(test)]
pub(crate) const FIRST_COUNT: usize = Measure::Likely as usize;

/// How many measures a row has.
pub(crate) const COUNT: usize = Measure::ALL.len();

/// The measures of one passage.
pub(crate) type Row = [f32; COUNT];
