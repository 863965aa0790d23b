using Heed.Platform.Secrets;

namespace Heed.Server.Commands;

/// <summary>Encrypts all stored secrets again under a new master key.</summary>
internal sealed class SecretsVerb : Verb
{
    public override string Name => "secrets";

    public override string Summary => "Encrypt all stored secrets under the current master key; the one before is given as HEED__PreviousMasterKey.";

    public override string Words => "rotate";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options => [Data, Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not ["rotate"]) throw new UsageException("say rotate.");
        await using var app = OfflineHost.Build(arguments);
        var changed = await app.Services.GetRequiredService<SecretStore>().RotateAsync(cancellationToken);
        changed += await app.Services.GetRequiredService<StoredKeyRing>().RotateAsync(cancellationToken);
        await arguments.AnswerAsync(new { changed }, $"{changed} secrets are now encrypted under key {app.Services.GetRequiredService<MasterKey>().CurrentId}.");
        return 0;
    }
}
