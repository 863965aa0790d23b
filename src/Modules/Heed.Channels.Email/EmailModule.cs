using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Continuity;
using Heed.Channels.Email.Data;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.OAuth;
using Heed.Channels.Email.Personal;
using Heed.Channels.Email.Public;
using Heed.Channels.Email.Quarantine;
using Heed.Channels.Email.Receiving;
using Heed.Channels.Email.Sending;
using Heed.Channels.Email.Threads;
using Heed.Channels.Email.Tokens;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Email;

/// <summary>Mailboxes: mail in, mail out, and what must not be answered.</summary>
public sealed class EmailModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Channels.Email";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new EmailModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MailboxOpening>().AddSingleton<IInboxOpening>(s => s.GetRequiredService<MailboxOpening>()).AddSingleton<IChannelKind>(s => s.GetRequiredService<MailboxOpening>());
        services.AddSingleton<MailboxSecrets>().AddSingleton<MailboxDesk>().AddSingleton<HealthBook>().AddSingleton<MailTokens>();
        services.AddSingleton<MailConnector>().AddSingleton<MailCredentialStore>().AddSingleton<MailSessions>().AddSingleton<MailboxCheck>().AddSingleton<TokenClient>().AddSingleton<OAuthTokens>();
        AddIntake(services);
        AddSending(services);
        services.AddSingleton<ThreadMail>();
        services.AddSingleton<UnreadAnswers>().AddSingleton<ILedgerReader>(s => s.GetRequiredService<UnreadAnswers>()).AddSingleton<ITimerHandler>(s => s.GetRequiredService<UnreadAnswers>());
        services.AddSingleton<ILedgerReader, InboxKeepers>();
        services.AddSingleton<ILiveSource, MailboxLive>().AddSingleton<ILiveSource, QuarantineLive>();
        services.AddSingleton<IPersonalData, EmailPersonalData>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        MailboxEndpoints.Map(workspace);
        QuarantineEndpoints.Map(workspace);
        ThreadMailEndpoints.Map(workspace);
        SignatureEndpoints.Map(workspace);
        SignInEndpoints.Map(root, workspace);
        ContinuityEndpoints.Map(workspace);
        TranscriptEndpoints.Map(root, workspace);
    }

    private static void AddIntake(IServiceCollection services)
    {
        services.AddSingleton<MailKeeper>().AddSingleton<MailPolicy>().AddSingleton<ThreadFinder>().AddSingleton<LetterMaker>();
        services.AddSingleton<AutomaticBudget>().AddSingleton<Acknowledgement>().AddSingleton<BounceIntake>().AddSingleton<MailAcceptance>().AddSingleton<MailIntake>().AddSingleton<IMailIntake, MailSlot>();
        services.AddSingleton<Receiver>().AddHostedService<Receivers>();
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddSingleton<DeliverySignal>().AddSingleton<EmailChannel>().AddSingleton<IOutboundChannel>(s => s.GetRequiredService<EmailChannel>());
        services.AddSingleton<DkimKeys>().AddSingleton<CopyWriter>().AddSingleton<MailWriter>().AddSingleton<DeliveryBook>().AddSingleton<SentCopies>().AddSingleton<MailDelivery>();
        services.AddHostedService<Deliverer>();
    }
}
