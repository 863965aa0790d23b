namespace Heed.Mail;

/// <summary>What is counted and noted while one raw message is read, the messages inside it included.</summary>
internal sealed class ReadState(MailLimits limits)
{
    private readonly List<string> _faults = [];

    public MailLimits Limits { get; } = limits;

    public int Parts { get; set; }

    public int Addresses { get; set; }

    public string? Refusal { get; private set; }

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many messages inside the message are being read: their damage is their own, and mostly somebody has cut them short.</summary>
    public int Inside { get; set; }

    /// <summary>Notes tolerated damage, each kind once.</summary>
    public void Fault(string? code)
    {
        if (code is not null && Inside == 0 && !_faults.Contains(code)) _faults.Add(code);
    }

    /// <summary>Notes the limit that was exceeded; the first counts.</summary>
    public void Refuse(string code) => Refusal ??= code;
}
