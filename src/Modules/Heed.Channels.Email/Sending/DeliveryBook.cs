using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Mail.Smtp;

namespace Heed.Channels.Email.Sending;

/// <summary>Writes down what becomes of outgoing mail, on its row and on its message.</summary>
internal sealed class DeliveryBook(IStore store, IConversations conversations)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>An attempt begins. A row that says so already was under way when the server stopped: nobody knows whether it went.</summary>
    public Task BeginAsync(OutboxMail row, CancellationToken cancellationToken)
    {
        var doubts = row.State == OutboxState.Sending ? row.Doubts + 1 : row.Doubts;
        return store.WriteAsync(
            Scope.System(row.Workspace),
            unit => unit.Execute($"""
                update email_outbox set state = {OutboxState.Sending}, attempts = attempts + 1, doubts = {doubts}
                where workspace = {row.Workspace} and id = {row.Id} and state in ({OutboxState.Waiting}, {OutboxState.Sending})
                """),
            cancellationToken);
    }

    /// <summary>The server has spoken, or the connection broke.</summary>
    public Task EndAsync(OutboxMail row, SmtpOutcome outcome, TimeSpan wait, CancellationToken cancellationToken) => outcome.Verdict switch
    {
        SmtpVerdict.Delivered => DeliveredAsync(row, outcome, wait, cancellationToken),
        SmtpVerdict.PermanentMessage or SmtpVerdict.PermanentRecipients => FailAsync(row, CodeOf(outcome.Reply), outcome.Text, cancellationToken, outcome),
        _ => WaitAsync(row, outcome, wait, cancellationToken),
    };

    /// <summary>It goes again later, until three days are over.</summary>
    public Task WaitAsync(OutboxMail row, SmtpOutcome outcome, TimeSpan wait, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit =>
        {
            if (unit.Now - row.CreatedAt > GiveUpAfter)
            {
                Fail(unit, row, SendFailure.GaveUp, outcome.Text);
                return;
            }

            var doubt = outcome.Verdict == SmtpVerdict.UnknownAfterData ? 1 : 0;
            unit.Execute($"""
                update email_outbox set state = {OutboxState.Waiting}, next_at = {unit.Now + wait}, doubts = doubts + {doubt}, code = {Word(outcome.Verdict)}, text = {MailText.Line(outcome.Text, 300)}
                where workspace = {row.Workspace} and id = {row.Id}
                """);
        },
        cancellationToken);

    /// <summary>It will not go.</summary>
    public Task FailAsync(OutboxMail row, string code, string? text, CancellationToken cancellationToken, SmtpOutcome? outcome = null) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit =>
        {
            Fail(unit, row, code, text);
            foreach (var refused in outcome?.Recipients.Where(r => r.Verdict == SmtpVerdict.PermanentRecipients) ?? []) Refused(unit, refused);
        },
        cancellationToken);

    /// <summary>Its message was taken back or erased: there is nothing to send.</summary>
    public Task DropAsync(OutboxMail row, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace), unit => unit.Execute($"delete from email_outbox where workspace = {row.Workspace} and id = {row.Id}"), cancellationToken);

    private Task DeliveredAsync(OutboxMail row, SmtpOutcome outcome, TimeSpan wait, CancellationToken cancellationToken)
    {
        var waiting = outcome.Recipients.Where(r => r.Verdict == SmtpVerdict.Transient).Select(r => r.Address).ToList();
        var refused = outcome.Recipients.Where(r => r.Verdict == SmtpVerdict.PermanentRecipients).ToList();
        return store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                foreach (var each in refused) Refused(unit, each);
                if (waiting.Count > 0 && unit.Now - row.CreatedAt <= GiveUpAfter)
                {
                    // The others have it; these get it later, and nobody gets it twice.
                    unit.Execute($"""
                        update email_outbox set state = {OutboxState.Waiting}, next_at = {unit.Now + wait}, pending = {JsonSerializer.Serialize(waiting)}, code = {"delayed"}
                        where workspace = {row.Workspace} and id = {row.Id}
                        """);
                    return;
                }

                var left = waiting.Concat(refused.Select(r => r.Address)).ToList();
                if (left.Count > 0)
                {
                    unit.Execute($"update email_outbox set pending = {JsonSerializer.Serialize(left)} where workspace = {row.Workspace} and id = {row.Id}");
                    Fail(unit, row, SendFailure.SomeRecipients, string.Join(", ", left));
                    return;
                }

                unit.Execute($"""
                    update email_outbox set state = {OutboxState.Sent}, code = {(string?)null}, text = {(string?)null}, payload = {(string?)null}, pending = {(string?)null}
                    where workspace = {row.Workspace} and id = {row.Id}
                    """);
                if (row.Kind is OutboxKind.Message or OutboxKind.Automatic) conversations.Delivered(unit, row.Id, DeliveryState.Sent, null);
            },
            cancellationToken);
    }

    private void Fail(Unit unit, OutboxMail row, string code, string? text)
    {
        var line = text is null ? null : MailText.Line(text, 300);
        unit.Execute($"update email_outbox set state = {OutboxState.Failed}, code = {code}, text = {line} where workspace = {row.Workspace} and id = {row.Id}");
        if (row.Kind is OutboxKind.Message or OutboxKind.Automatic) conversations.Delivered(unit, row.Id, DeliveryState.Failed, SendFailure.Write(code, line));
    }

    private static void Refused(Unit unit, SmtpRecipientOutcome refused)
    {
        if (CodeOf(refused.Reply) != SendFailure.UserUnknown) return;
        unit.Execute($"""
            insert into email_undeliverable (workspace, address, code, text, at)
            values ({unit.Workspace}, {MailText.Normal(refused.Address)}, {SendFailure.UserUnknown}, {refused.Reply?.ToString()}, {unit.Now})
            on conflict (workspace, address) do update set code = excluded.code, text = excluded.text, at = excluded.at
            """);
    }

    private static string CodeOf(SmtpReply? reply) => reply switch
    {
        { Enhanced: { } status } => BounceFacts.CodeOfStatus(status),
        { Code: 550 or 551 or 553 } => SendFailure.UserUnknown,
        { Code: 552 } => SendFailure.TooBig,
        _ => SendFailure.Refused,
    };

    private static string Word(SmtpVerdict verdict) => verdict switch
    {
        SmtpVerdict.UnknownAfterData => "unknownAfterData",
        SmtpVerdict.ConnectionLostBeforeData => MailTrouble.NoConnection,
        SmtpVerdict.Authentication => MailTrouble.SignInRefused,
        SmtpVerdict.Tls => MailTrouble.Tls,
        _ => "delayed",
    };
}
