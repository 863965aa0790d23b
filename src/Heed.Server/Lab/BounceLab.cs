using System.Text.Json;
using Heed.Mail;
using Heed.Platform.Web;
using Heed.Server.Commands;

namespace Heed.Server.Lab;

/// <summary>Reads every mail that <c>expected.json</c> names and compares recipient by recipient, in their order.</summary>
internal static class BounceLab
{
    public static async Task<BounceFigures> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var list = Path.Combine(folder, "expected.json");
        if (!File.Exists(list)) throw new UsageException($"there is no {list}.");
        var files = JsonSerializer.Deserialize<List<Expected>>(await File.ReadAllTextAsync(list, cancellationToken), HeedJson.Options) ?? [];
        var figures = new BounceFigures(files.Count);
        foreach (var (file, recipients) in files)
        {
            var raw = await File.ReadAllBytesAsync(Path.Combine(folder, file), cancellationToken);
            var read = BounceReader.Read(MailParser.Parse(raw))?.Recipients ?? [];
            for (var i = 0; i < recipients.Count; i++) figures.Count(file, recipients[i], i < read.Count ? read[i] : null);
        }

        return figures;
    }

    internal sealed record Expected(string File, IReadOnlyList<Recipient> Recipients);

    internal sealed record Recipient(string Dsn, string Reply, string Reason, bool Hard);
}
