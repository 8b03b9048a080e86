//! Element names as a small type, and the sets of them that rooms ask about.

macro_rules! tags {
    ($($variant:ident $name:literal $layout:ident;)*) => {
        /// An element's name, or what an arena row is when it is no element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each variant is the element of that name")]
        pub enum Tag {
            /// A stretch of text.
            Text,
            /// An element that is not in the table.
            Other,
            $($variant,)*
        }

        impl Tag {
            /// The tag of an element's lower-case name.
            pub fn from_name(name: &str) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Other }
            }

            /// The element's name; `#text` and `#other` for the two that have none.
            pub fn name(self) -> &'static str {
                match self { Self::Text => "#text", Self::Other => "#other", $(Self::$variant => $name,)* }
            }

            fn layout(self) -> Layout {
                match self { Self::Text | Self::Other => Layout::Inline, $(Self::$variant => Layout::$layout,)* }
            }
        }
    };
}

/// How an element takes part in the flow of text.
#[derive(PartialEq, Eq)]
enum Layout {
    /// Its text runs on with its neighbours'.
    Inline,
    /// Its text stands apart.
    Block,
    /// It stands apart and its content is not text for a reader.
    Apart,
}

#[rustfmt::skip]
tags! {
    Html "html" Block; Head "head" Block; Body "body" Block; Title "title" Apart; Meta "meta" Apart;
    Link "link" Apart; Base "base" Apart; Script "script" Apart; Style "style" Apart; Template "template" Block;
    Noscript "noscript" Block; Main "main" Block; Article "article" Block; Section "section" Block; Div "div" Block;
    Header "header" Block; Footer "footer" Block; Nav "nav" Block; Aside "aside" Block; Hgroup "hgroup" Block;
    Address "address" Block; Center "center" Block; Dialog "dialog" Block; Details "details" Block; Summary "summary" Block;
    H1 "h1" Block; H2 "h2" Block; H3 "h3" Block; H4 "h4" Block; H5 "h5" Block; H6 "h6" Block;
    P "p" Block; Pre "pre" Block; Blockquote "blockquote" Block; Hr "hr" Block; Br "br" Inline;
    Ul "ul" Block; Ol "ol" Block; Li "li" Block; Dl "dl" Block; Dt "dt" Block; Dd "dd" Block; Menu "menu" Block;
    Table "table" Block; Caption "caption" Block; Thead "thead" Block; Tbody "tbody" Block; Tfoot "tfoot" Block;
    Tr "tr" Block; Td "td" Block; Th "th" Block; Figure "figure" Block; Figcaption "figcaption" Block;
    Form "form" Block; Fieldset "fieldset" Block; Legend "legend" Block; Button "button" Block; Select "select" Block;
    Option "option" Block; Optgroup "optgroup" Block; Textarea "textarea" Block; Input "input" Inline; Label "label" Inline;
    Iframe "iframe" Apart; Object "object" Block; Embed "embed" Apart; Video "video" Block; Audio "audio" Block;
    Source "source" Apart; Track "track" Apart; Picture "picture" Inline; Img "img" Inline; AmpImg "amp-img" Inline;
    AmpIframe "amp-iframe" Block; AmpVideo "amp-video" Block; AmpYoutube "amp-youtube" Block; Canvas "canvas" Block;
    Svg "svg" Inline; Math "math" Inline;
    A "a" Inline; Abbr "abbr" Inline; B "b" Inline; Strong "strong" Inline; I "i" Inline; Em "em" Inline; U "u" Inline;
    S "s" Inline; Del "del" Inline; Ins "ins" Inline; Mark "mark" Inline; Small "small" Inline; Sub "sub" Inline;
    Sup "sup" Inline; Code "code" Inline; Kbd "kbd" Inline; Samp "samp" Inline; Var "var" Inline; Cite "cite" Inline;
    Q "q" Inline; Time "time" Inline; Span "span" Inline; Font "font" Inline; Bdi "bdi" Inline; Bdo "bdo" Inline;
    Ruby "ruby" Inline; Rt "rt" Inline; Rp "rp" Inline; Wbr "wbr" Inline;
}

impl Tag {
    /// Whether the element parts its text from what stands before and after it.
    pub fn is_block(self) -> bool {
        self.layout() != Layout::Inline
    }

    /// Whether the element's content is not text for a reader.
    pub fn is_apart(self) -> bool {
        self.layout() == Layout::Apart
    }

    /// Whether the element can have no content, so that it needs no end tag.
    pub fn is_void(self) -> bool {
        use Tag::{Base, Br, Embed, Hr, Img, Input, Link, Meta, Source, Track, Wbr};
        matches!(self, Base | Br | Embed | Hr | Img | Input | Link | Meta | Source | Track | Wbr)
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Ul | Self::Ol | Self::Dl | Self::Menu)
    }

    /// 1 for `h1` to 6 for `h6`.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Whether the element holds a picture's address.
    pub fn is_image(self) -> bool {
        matches!(self, Self::Img | Self::AmpImg)
    }

    /// Whether another service or a player shows the element.
    pub fn is_embed(self) -> bool {
        use Tag::{AmpIframe, AmpVideo, AmpYoutube, Audio, Embed, Iframe, Object, Video};
        matches!(self, AmpIframe | AmpVideo | AmpYoutube | Audio | Embed | Iframe | Object | Video)
    }

    /// Whether the element is a control that a reader presses or fills in.
    pub fn is_control(self) -> bool {
        matches!(self, Self::Button | Self::Select | Self::Option | Self::Textarea | Self::Optgroup)
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_and_sets_agree() {
        assert_eq!(Tag::from_name("figcaption"), Tag::Figcaption);
        assert_eq!(Tag::from_name("x-anything"), Tag::Other);
        assert!(Tag::from_name("td").is_block() && !Tag::from_name("span").is_block());
        assert!(Tag::from_name("script").is_apart() && !Tag::from_name("template").is_apart());
        assert_eq!(Tag::from_name("h4").heading_level(), Some(4));
    }
}
