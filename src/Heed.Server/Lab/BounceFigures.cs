using Heed.Mail;

namespace Heed.Server.Lab;

/// <summary>Shares of the recipients read as expected.</summary>
internal sealed class BounceFigures(int files)
{
    private readonly List<string> _misses = [];
    private int _hard;
    private int _reason;
    private int _dsn;
    private int _dsnAsked;
    private int _reply;

    public int Files => files;

    public int Recipients { get; private set; }

    public double Hard => Share(_hard, Recipients);

    public double Reason => Share(_reason, Recipients);

    /// <summary>Of the codes that stand in the mail: x.0.9nn are made up by the set, for mails without one.</summary>
    public double Dsn => Share(_dsn, _dsnAsked);

    public double Reply => Share(_reply, Recipients);

    public IReadOnlyList<string> Misses => _misses;

    public void Count(string file, BounceLab.Recipient wanted, BounceRecipient? read)
    {
        Recipients++;
        // A vacation answer is not a bounce: reading none is right.
        var reason = read?.Reason ?? (wanted.Reason == "vacation" ? wanted.Reason : "none");
        if (reason == wanted.Reason) _reason++;
        else _misses.Add($"{file}: {wanted.Reason}, read as {reason}");
        if ((read?.Hard ?? false) == wanted.Hard && reason != "none") _hard++;
        if ((read?.ReplyCode ?? "") == wanted.Reply) _reply++;
        if (wanted.Dsn.Length == 7 && wanted.Dsn.AsSpan(1).StartsWith(".0.9")) return;
        _dsnAsked++;
        if ((read?.Dsn ?? "") == wanted.Dsn) _dsn++;
    }

    public string Words() => string.Join('\n', [$"{Files} files, {Recipients} recipients: hard or soft {Hard:P1}, reason {Reason:P1}, status code {Dsn:P1}, reply code {Reply:P1}", .. _misses.Select(m => $"  {m}")]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
