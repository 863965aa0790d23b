using Heed.Channels.Email.Mailboxes;
using Heed.Mail.Imap;
using Heed.Mail.Smtp;

namespace Heed.Channels.Email.Connecting;

/// <summary>Gathers the steps of a check: what was done, and where it ended.</summary>
internal sealed class CheckSteps
{
    private readonly List<CheckStep> _done = [];
    private string? _running;
    private string[] _within = [];

    public IReadOnlyList<CheckStep> Done => _done;

    public bool Failed { get; private set; }

    /// <summary>Ends the step before, and begins one. <paramref name="within"/>: steps that it contains, told apart only when it fails in one of them.</summary>
    public void Begin(string step, params string[] within)
    {
        End();
        (_running, _within) = (step, within);
    }

    public void End()
    {
        if (_running is null) return;
        foreach (var inner in _within) _done.Add(new CheckStep(inner, "ok"));
        _done.Add(new CheckStep(_running, "ok"));
        _running = null;
    }

    public void Skip(string? text)
    {
        _done.Add(new CheckStep(_running!, "skipped", null, text));
        _running = null;
    }

    public void Fail(string code, string? text, IReadOnlyList<string>? choices = null, string? fingerprint = null)
    {
        Failed = true;
        var place = PlaceOf(code);
        for (var i = 0; i < _within.Length && i < place; i++) _done.Add(new CheckStep(_within[i], "ok"));
        _done.Add(new CheckStep(place < _within.Length ? _within[place] : _running!, "failed", code, text is null ? null : MailText.Line(text, 400), choices, fingerprint));
        _running = null;
    }

    /// <summary>Runs steps; what they throw is the failure of the one that was running.</summary>
    public async Task RunAsync(Func<CheckSteps, Task> steps)
    {
        try
        {
            await steps(this);
            End();
        }
        catch (MailTroubleException trouble)
        {
            Fail(trouble.Code, trouble.Text, null, trouble.Fingerprint);
        }
        catch (ImapFailure failure)
        {
            var trouble = MailSessions.Of(failure);
            Fail(trouble.Code, trouble.Text);
        }
        catch (SmtpFailure failure)
        {
            var trouble = MailSessions.Of(failure);
            Fail(trouble.Code, trouble.Text);
        }
        catch (IOException error)
        {
            Fail(MailTrouble.NoConnection, error.Message);
        }
    }

    /// <summary>Which of connect, tls, sign-in a code belongs to.</summary>
    private int PlaceOf(string code) => _within.Length == 0 ? 0 : code switch
    {
        MailTrouble.NoConnection or MailTrouble.Timeout or MailTrouble.NotProtected => 0,
        MailTrouble.Tls or MailTrouble.CertificateExpired or MailTrouble.CertificateName or MailTrouble.CertificateUntrusted => 1,
        _ => 2,
    };
}
