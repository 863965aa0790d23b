namespace Heed.Mail;

/// <summary>One tag of a mail's HTML, as far as <see cref="HtmlReply"/> must know it.</summary>
internal readonly ref struct HtmlTag
{
    private static readonly WordSet Blocks = new("address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody tfoot thead tr ul");
    private static readonly WordSet Hidden = new("style script head title template noscript");

    /// <summary>Marks of programs within a tag: below it stands an earlier mail. Nobody types them.</summary>
    private static readonly string[] HistoryMarks =
    [
        "id=\"divrplyfwdmsg\"", "id=divrplyfwdmsg", "id=\"x_divrplyfwdmsg\"", "id=\"appendonsend\"", "id=appendonsend", "id=\"x_appendonsend\"", "id=\"olk_src_body_section\"", "id=\"stopspelling\"", "id=stopspelling", "id=\"zwchr\"", "id='zwchr'", "data-marker=\"__divider__\"",
        "yahoo_quoted", "yahooquoted", "protonmail_quote", "tutanota_quote", "qm_original", "name=\"origbody\"", "id=\"isreplycontent\"", "id=isreplycontent", "isreplycontent", "ntes-mailmaster-quote", "zmail_extra", "zm_extra", "aolmsgpart", "id=\"reply-intro\"", "ms-outlook-mobile-reference-message", "mail-editor-reference-message-container", "id=\"mail-editor-reference", "class=\"quoted-text", "edo-mail-quote", "lh-mail-original", "alimail_quote",
        "border-top:solid #e1e1e1 1.0pt", "border-top:solid #b5c4df 1.0pt", "border-top: 1pt solid rgb(225", "border-top-color: rgb(229, 229, 229)", "border-top:1px solid #e5e5e5;padding-top:5px",
    ];

    private static readonly string[] Introductions = ["gmail_attr", "moz-cite-prefix", "type=\"attribution\"", "aolmail_attribution", "moz-email-headers-table"];

    private static readonly string[] SignatureMarks =
    [
        "gmail_signature", "moz-signature", "protonmail_signature_block", "tutanota_signature", "data-signatureblock", "ms-outlook-mobile-signature", "id=\"signature\"", "id=signature", "id=\"ms-outlook-mobile-body-separator-line\"", "applemailsignature", "apple-signature", "ntes_signature", "ntes-mailmaster-signature", "mail-signature", "email-signature", "x-signature", "zmail_signature", "front-signature", "yahoo_signature", "ydp-signature", "qmsignature", "mailauto_signature",
    ];

    private readonly ReadOnlySpan<char> _raw;

    internal HtmlTag(ReadOnlySpan<char> raw)
    {
        _raw = raw;
        Closing = raw.Length > 1 && raw[1] == '/';
        var from = Closing ? 2 : 1;
        var to = from;
        while (to < raw.Length && (char.IsAsciiLetterOrDigit(raw[to]) || raw[to] is ':' or '-')) to++;
        Name = raw[from..to];
    }

    internal ReadOnlySpan<char> Name { get; }

    internal bool Closing { get; }

    internal bool IsBlock => Blocks.Has(Name);

    internal bool IsHidden => Hidden.Has(Name);

    /// <summary>A blockquote, unless it is one of those with which programs indent.</summary>
    internal bool IsQuote => !Has("border:none") && !Has("border: none");

    internal bool Introduces => HasOne(Introductions);

    internal bool BeginsHistory => Is("includetail") || HasOne(HistoryMarks);

    internal bool Signs => HasOne(SignatureMarks) && (Is("div") || Is("span") || Is("pre") || Is("table") || Is("p"));

    /// <summary>A paragraph without space around it.</summary>
    internal bool IsTight => Has("MsoNormal") || Has("MsoPlainText") || Has("margin:0") || Has("margin: 0");

    internal bool Is(ReadOnlySpan<char> name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// How long the tag is that a text begins with. A quote that is not closed before the next tag begins counts for nothing, so that no
    /// tag is looked at further than to the next one.
    /// </summary>
    internal static int Length(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        var firstEnd = -1;
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<') return firstEnd >= 0 ? firstEnd : i;
            if (c == '>')
            {
                if (quote == '\0') return i + 1;
                if (firstEnd < 0) firstEnd = i + 1;
            }
            else if (c is '"' or '\'') quote = quote == '\0' ? c : quote == c ? '\0' : quote;
        }
        return firstEnd >= 0 ? firstEnd : text.Length;
    }

    private bool HasOne(string[] marks)
    {
        if (_raw.Length < Name.Length + 6) return false;
        foreach (var mark in marks) if (Has(mark)) return true;
        return false;
    }

    private bool Has(string mark) => _raw.Contains(mark, StringComparison.OrdinalIgnoreCase);
}
