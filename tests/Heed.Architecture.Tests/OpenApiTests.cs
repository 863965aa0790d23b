using System.Text;

namespace Heed.Architecture.Tests;

/// <summary>docs/openapi/v1.json is the API as it is; the console's types are made from it. <c>tools/openapi</c> writes it.</summary>
public sealed class OpenApiTests(BuiltHost host) : IClassFixture<BuiltHost>
{
    private const string Document = "docs/openapi/v1.json";

    [Fact]
    public async Task The_committed_description_is_the_api_as_it_is()
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Address };
        var described = await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken) + "\n";
        var file = Path.Combine(Repository.Root, Document);
        if (Environment.GetEnvironmentVariable("HEED_WRITE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, described, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) == described,
            $"{Document} is not the API as it is. Run tools/openapi and commit the file.");
    }
}
