namespace Heed.Server.Commands;

/// <summary>Asks a running server whether it is ready: for health checks where there is no curl.</summary>
internal sealed class ReadyVerb : Verb
{
    public override string Name => "ready";

    public override string Summary => "Ask a running server whether it is ready; exit code 0 or 1.";

    public override IReadOnlyList<Option> Options => [Urls];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var address = arguments.Serving.Urls.Split(';')[0].Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(address + "/readyz", UriKind.Absolute, out var page)) throw new UsageException($"'{address}' is no address.");
        // The operator names the address, on this machine as a rule.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await client.GetAsync(page, cancellationToken);
            await arguments.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            await arguments.Errors.WriteLineAsync($"heed ready: {page} does not answer ({error.Message}).");
            return 1;
        }
    }
}
