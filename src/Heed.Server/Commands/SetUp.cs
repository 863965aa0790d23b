using Heed.Accounts.Public;

namespace Heed.Server.Commands;

/// <summary>On a store without any person, tells the way in: a single-use address on which the first workspace is made.</summary>
internal static class SetUp
{
    public static async Task TellAsync(WebApplication app, string address, TextWriter output, CancellationToken cancellationToken)
    {
        var path = await app.Services.GetRequiredService<IOperatorAccounts>().SetUpPathAsync(cancellationToken);
        if (path is not null) await output.WriteLineAsync($"Make the first workspace here: {address}{path}");
    }
}
