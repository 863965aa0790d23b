using System.Globalization;
using System.Text;

namespace Heed.Modules.Tests.Customers;

/// <summary>Texts that occur nowhere else, handed out to be planted in one customer's data and looked for afterwards.</summary>
public sealed class Canaries(char mark)
{
    private readonly List<string> _all = [];
    private readonly HashSet<string> _inside = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>Those that an export must show.</summary>
    public IEnumerable<string> Exported => _all.Where(c => !_inside.Contains(c));

    /// <summary>A word, for names, notes, messages.</summary>
    public string Word() => Keep("kanarie" + mark + Number("x"));

    /// <summary>A word that must be erased, but is not written into the export itself: contents of files, drafts.</summary>
    public string Inside()
    {
        var word = Word();
        _inside.Add(word);
        return word;
    }

    /// <summary>A mail address; the part before the @ is what is looked for.</summary>
    public string Email() => Keep("vogel" + mark + Number("y")) + "@example.cn";

    /// <summary>A phone number.</summary>
    public string Phone() => Keep("+8613" + ((int)mark % 10).ToString(CultureInfo.InvariantCulture) + (70_011_000 + _all.Count).ToString(CultureInfo.InvariantCulture));

    /// <summary>Canaries found in any of the files, whatever they are.</summary>
    public IReadOnlyList<string> FoundIn(string folder)
    {
        var found = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
            foreach (var canary in _all)
            {
                if (bytes.IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(canary)) >= 0) found.Add(canary);
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private string Number(string tail) => (_all.Count + 1).ToString("D4", CultureInfo.InvariantCulture) + tail;

    private string Keep(string canary)
    {
        _all.Add(canary);
        return canary;
    }
}
