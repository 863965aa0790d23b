using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Heed.Knowledge.Imports;

/// <summary>
/// The text of a Word document (ECMA-376, WordprocessingML) as Markdown: headings by their style, lists, line breaks. Read
/// as a stream with limits on parts, unpacked size and depth; without DTDs, so that there are no entities to grow or to fetch.
/// </summary>
internal static class WordAsMarkdown
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <exception cref="InvalidRefusal">It is no such document, or over a limit.</exception>
    public static string Convert(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > ImportLimits.Parts) throw Bad("tooManyParts", "The document has too many parts.");
            var headings = zip.GetEntry("word/styles.xml") is { } styles ? Headings(Unpack(styles)) : [];
            return Body(Unpack(zip.GetEntry("word/document.xml") ?? throw Bad("notWord", "This is not a Word document.")), headings);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw Bad("notWord", "This is not a Word document, or it is damaged.");
        }
    }

    /// <summary>One part, counted while it is unpacked: what the archive says of its size is not believed.</summary>
    private static MemoryStream Unpack(ZipArchiveEntry part)
    {
        using var from = part.Open();
        var to = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            to.Write(buffer, 0, read);
            if (to.Length > ImportLimits.Part) throw Bad("tooLarge", "The document is too large when unpacked.");
        }

        to.Position = 0;
        return to;
    }

    private static XmlReader Reader(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ImportLimits.Part,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>Level of each style that is a heading: by its name, which is English in every language of Word.</summary>
    private static Dictionary<string, int> Headings(Stream part)
    {
        var headings = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = Reader(part);
        string? style = null;
        while (Next(reader))
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "style") style = reader.GetAttribute("styleId", Main);
            else if (reader.LocalName == "name" && style is not null && Level(reader.GetAttribute("val", Main)) is > 0 and var level) headings[style] = level;
        }

        return headings;
    }

    private static string Body(Stream part, Dictionary<string, int> headings)
    {
        var (text, paragraph, level, list) = (new StringBuilder(), new StringBuilder(), 0, false);
        using var reader = Reader(part);
        while (Next(reader))
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader is { LocalName: "p", NamespaceURI: Main })
            {
                var words = paragraph.ToString().Trim();
                if (words.Length > 0) text.Append(level > 0 ? new string('#', level) + " " : list ? "- " : "").Append(words).Append(list ? "\n" : "\n\n");
                paragraph.Clear();
                (level, list) = (0, false);
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) paragraph.Append(reader.Value);
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Main) continue;
            switch (reader.LocalName)
            {
                case "pStyle" when reader.GetAttribute("val", Main) is { } style:
                    level = headings.TryGetValue(style, out var known) ? known : Level(style);
                    break;
                case "outlineLvl" when int.TryParse(reader.GetAttribute("val", Main), out var outline) && outline is >= 0 and < 6:
                    level = outline + 1;
                    break;
                case "numPr": list = true; break;
                case "br" or "cr": paragraph.Append('\n'); break;
                case "tab": paragraph.Append(' '); break;
                default: break;
            }
        }

        return text.ToString();
    }

    /// <summary>"heading 2" or "Heading2" is 2, "Title" is 1; anything else 0.</summary>
    private static int Level(string? name)
    {
        if (name is null) return 0;
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) return 1;
        return name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) && name.Length > 7 && name[^1] is >= '1' and <= '6' ? name[^1] - '0' : 0;
    }

    private static bool Next(XmlReader reader) => reader.Read() && (reader.Depth <= ImportLimits.Depth ? true : throw Bad("tooDeep", "The document is nested too deeply."));

    private static InvalidRefusal Bad(string code, string message) => new("file", code, message);
}
