using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

/// <summary>What a small shop's customers write.</summary>
internal static class HelpDesk
{
    public static readonly IReadOnlyList<LabelledText> Rows =
    [
        new("delivery", "Where is my parcel?"), new("delivery", "When will my order arrive?"), new("delivery", "My package has not been delivered yet"),
        new("delivery", "Track the shipment I ordered last week"), new("delivery", "The courier lost the parcel"), new("delivery", "how long does shipping take"),
        new("delivery", "我的快递到哪里了"), new("delivery", "快递还没有到"), new("delivery", "什么时候发货"), new("delivery", "物流信息一直不更新"), new("delivery", "包裹送错地方了"),
        new("refund", "I want my money back"), new("refund", "Please refund this order"), new("refund", "How long until the refund is paid?"),
        new("refund", "Money for the returned shoes has not come"), new("refund", "can i return it and be paid back"), new("refund", "refund to my card please"),
        new("refund", "我要退款"), new("refund", "退款什么时候到账"), new("refund", "申请退货退钱"), new("refund", "怎么申请退款"), new("refund", "钱还没有退给我"),
        new("account", "I forgot my password"), new("account", "My password is not accepted"), new("account", "How do I change the e-mail of my account?"),
        new("account", "I cannot log in to my account"), new("account", "delete my account"), new("account", "sign in does not work"),
        new("account", "忘记密码了"), new("account", "账号登录不了"), new("account", "怎么修改密码"), new("account", "注销我的账号"), new("account", "换绑手机号"),
    ];

    public static readonly IReadOnlyList<LabelledText> Strangers =
    [
        new(null, "who won the football match"), new(null, "what is the weather tonight"), new(null, "tell me a joke about cats"), new(null, "who is the president"),
        new(null, "will it rain tomorrow"), new(null, "play some music"), new(null, "今天天气怎么样"), new(null, "讲个笑话"), new(null, "谁会赢得比赛"), new(null, "唱首歌"),
        new(null, "who will win tonight"), new(null, "what should I cook"), new(null, "translate hello"), new(null, "how far is the moon"), new(null, "best film this year"),
        new(null, "who invented football"), new(null, "which team plays tonight"), new(null, "when is the next match"), new(null, "how old is the earth"), new(null, "推荐一部电影"),
    ];

    public static readonly TextClassifier Classifier = ClassifierTrainer.Train(Rows);
}
