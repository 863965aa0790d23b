using System.Threading.Channels;
using Heed.Notices.Public;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Orders.Proofs;

/// <summary>
/// Mails codes in the background, so that nobody can tell from a wait whether one was sent. A code that is lost with a restart is asked for again: it
/// lives for ten minutes.
/// </summary>
internal sealed class CodePost(ISystemLetters letters, ILogger<CodePost> log) : BackgroundService
{
    private readonly Channel<CodeLetter> _waiting = Channel.CreateBounded<CodeLetter>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public bool IsOpen => letters.IsOpen;

    public void Send(CodeLetter letter) => _waiting.Writer.TryWrite(letter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var letter in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                var (subject, text) = Words(letter);
                if (!await letters.SendAsync(letter.Email, subject, text, stoppingToken)) log.LogWarning("A code could not be mailed");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private static (string Subject, string Text) Words(CodeLetter letter) => letter.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        ? ($"{letter.Code} 是您的验证码", $"您的验证码是 {letter.Code}，十分钟内有效。\n\n有人在客服对话中查询了您的订单。如果不是您本人，请忽略此邮件，不要把验证码告诉任何人。\n")
        : ($"{letter.Code} is your code", $"Your code is {letter.Code}. It is valid for ten minutes.\n\nSomebody asked about your order in a chat with us. If that was not you, ignore this mail and give the code to nobody.\n");
}
