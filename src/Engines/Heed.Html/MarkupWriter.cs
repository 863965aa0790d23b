using System.Text;
using AngleSharp.Dom;

namespace Heed.Html;

/// <summary>Writes a tree anew from the allow lists. Depth is bounded by <see cref="HtmlLimits.Depth"/> and the few elements that a parser implies.</summary>
internal sealed class MarkupWriter(HtmlRules rules)
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private readonly StringBuilder _out = new();

    /// <summary>Pictures elsewhere that were met.</summary>
    internal int RemoteCount { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => _out.ToString();

    /// <summary>Writes what is in the node.</summary>
    internal void Write(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    Escape(text.Data);
                    break;
                case IElement { NamespaceUri: Xhtml } element when AllowedMarkup.Elements.Contains(element.LocalName):
                    Element(element);
                    break;
                default:
                    // Comments, instructions, foreign content: nothing of them is wanted.
                    break;
            }
        }
    }

    private void Element(IElement element)
    {
        var name = element.LocalName;
        var mark = _out.Length;
        _out.Append('<').Append(name);
        foreach (var attribute in element.Attributes) Attribute(name, attribute.LocalName, attribute.Value);
        if (name == "a") _out.Append(" target=\"_blank\" rel=\"noopener noreferrer nofollow\"");
        if (name == "img" && !Picture(element))
        {
            _out.Length = mark;
            Escape(element.GetAttribute("alt") ?? "");
            return;
        }

        _out.Append('>');
        if (AllowedMarkup.Empty.Contains(name)) return;
        Write(element);
        _out.Append("</").Append(name).Append('>');
    }

    private void Attribute(string element, string name, string value)
    {
        var clean = name switch
        {
            "src" => null,
            "href" => element == "a" ? LinkAddress.Clean(value) : null,
            "style" => InlineStyle.Clean(value),
            _ => AllowedMarkup.Attribute(name) ? AllowedMarkup.Value(name, value) : null,
        };
        if (clean is not null) WriteAttribute(name, clean);
    }

    private bool Picture(IElement element)
    {
        var source = (element.GetAttribute("src") ?? "").Trim();
        if (source.Length == 0) return false;
        string? address;
        if (LinkAddress.IsRemotePicture(source))
        {
            RemoteCount++;
            address = rules.RemotePictures ? source : null;
        }
        else
        {
            address = LinkAddress.IsEmbeddedPicture(source, rules.Limits.EmbeddedPicture) ? source : rules.Picture(source);
        }

        if (address is null) return false;
        WriteAttribute("src", address);
        return true;
    }

    private void WriteAttribute(string name, string value)
    {
        _out.Append(' ').Append(name).Append("=\"");
        Escape(value);
        _out.Append('"');
    }

    private void Escape(string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': _out.Append("&amp;"); break;
                case '<': _out.Append("&lt;"); break;
                case '>': _out.Append("&gt;"); break;
                case '"': _out.Append("&quot;"); break;
                case '\'': _out.Append("&#39;"); break;
                case '`': _out.Append("&#96;"); break;
                case '\0': break;
                default: _out.Append(c); break;
            }
        }
    }
}
