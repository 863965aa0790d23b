using System.Security.Cryptography;
using Heed.Demo.Company;
using Heed.Demo.Public;
using Heed.Platform.Store;

namespace Heed.Demo.SignIns;

/// <summary>
/// The sample people's passwords: random for each installation, shown at every start of the demo and therefore kept in
/// <c>demo-sign-ins.txt</c> in the data folder, which its owner alone can read. Removing the sample company removes it.
/// </summary>
internal sealed class SignInFile(StoreOptions options)
{
    // Without letters and digits that look alike.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public string FilePath => Path.Combine(options.DataFolder, "demo-sign-ins.txt");

    /// <summary>Passwords by person, written down before anybody gets one; what an interrupted start has written holds.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(CompanyPlan plan, CancellationToken cancellationToken)
    {
        var kept = (await ReadAsync(cancellationToken)).ToDictionary(p => p.Email, p => p.Password);
        if (plan.People.All(p => kept.ContainsKey(p.Email))) return plan.People.ToDictionary(p => p.Key, p => kept[p.Email]);
        Directory.CreateDirectory(options.DataFolder);
        var made = plan.People.ToDictionary(p => p.Key, _ => NewPassword());
        await WriteAsync(plan.People.Select(p => new DemoPerson(p.Role, p.Name, p.Email, made[p.Key])), cancellationToken);
        return made;
    }

    /// <summary>Keeps those who are still there; nobody left, no file.</summary>
    public async Task KeepAsync(IReadOnlyCollection<string> emails, CancellationToken cancellationToken)
    {
        var left = (await ReadAsync(cancellationToken)).Where(p => emails.Contains(p.Email)).ToList();
        if (left.Count == 0) File.Delete(FilePath);
        else await WriteAsync(left, cancellationToken);
    }

    /// <summary>The people as they were written down; none when the file is gone.</summary>
    public async Task<IReadOnlyList<DemoPerson>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(FilePath)) return [];
        var lines = await File.ReadAllLinesAsync(FilePath, cancellationToken);
        return [.. lines.Select(l => l.Split('\t')).Where(c => c.Length == 4).Select(c => new DemoPerson(c[0], c[1], c[2], c[3]))];
    }

    private async Task WriteAsync(IEnumerable<DemoPerson> people, CancellationToken cancellationToken)
    {
        File.Delete(FilePath);
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(FilePath, settings);
        foreach (var p in people) await writer.WriteLineAsync($"{p.Role}\t{p.Name}\t{p.Email}\t{p.Password}".AsMemory(), cancellationToken);
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
