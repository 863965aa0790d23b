using System.Diagnostics;
using System.Net.WebSockets;
using Heed.Server.Load;

namespace Heed.Bench;

/// <summary>Customer sends, agent's socket has it: 1,000 sockets, 500 messages a second; beside a bare echo of the same.</summary>
internal static class SocketBench
{
    private const int Sockets = 1000, Agents = 8, PerSecond = 500, Seconds = 12;

    public static async Task RunAsync(Report report)
    {
        await EchoAsync(report);
        await using var server = await BenchServer.CreateAsync();
        var result = await new LoadRun(server.Plan(Sockets - Agents, Agents, Seconds, PerSecond), TimeProvider.System).RunAsync(CancellationToken.None);
        report.Add($"{Sockets} sockets, {PerSecond}/s asked: acknowledged", result.PerSecond, "messages/s");
        report.Add("customer sends → acknowledged", result.Ack);
        report.Add("customer sends → agent's socket", result.Socket, p50: 10, p99: 100);
        report.Add("lost + doubled + out of order + frames skipped", result.Lost + result.Doubled + result.OutOfOrder + result.Gaps, "", "0", result.IsGood);
        report.Memory("with 1,000 sockets", await server.MiBAsync());
    }

    private static async Task EchoAsync(Report report)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Heed.Bench.dll"), "echo"]) { RedirectStandardOutput = true })!;
        var address = new UriBuilder((await process.StandardOutput.ReadLineAsync())!) { Scheme = "ws" }.Uri;
        var figures = new Figures();
        using var ending = new CancellationTokenSource();
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < Sockets; i++)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, CancellationToken.None);
            sockets.Add(socket);
        }

        ending.CancelAfter(TimeSpan.FromSeconds(Seconds));
        await Task.WhenAll(sockets.Select((s, i) => EchoAsync(s, i, figures, ending.Token)));
        process.Kill();
        report.Add($"bare echo, {Sockets} sockets, {PerSecond}/s, round trip", figures.Read());
    }

    private static async Task EchoAsync(ClientWebSocket socket, int number, Figures figures, CancellationToken ending)
    {
        var pause = TimeSpan.FromSeconds((double)Sockets / PerSecond);
        var buffer = new byte[1024];
        try
        {
            await Task.Delay(pause * number / Sockets, ending);
            while (true)
            {
                var began = Stopwatch.GetTimestamp();
                await socket.SendAsync(buffer.AsMemory(0, 400), WebSocketMessageType.Binary, true, ending);
                await socket.ReceiveAsync(buffer.AsMemory(), ending);
                figures.Add(Stopwatch.GetElapsedTime(began));
                await Task.Delay(pause, ending);
            }
        }
        catch (OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
