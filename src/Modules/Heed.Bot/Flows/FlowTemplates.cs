using static Heed.Bot.Flows.FlowNodeKind;

namespace Heed.Bot.Flows;

/// <summary>Flows that come with Heed, worded in Chinese and English. A workspace makes them its own.</summary>
internal static class FlowTemplates
{
    private static readonly LocalText OrderQuestion = new("请提供您的订单号。", "Please tell me your order number.");

    public static IReadOnlyList<FlowTemplate> All { get; } = [Order(), Return(), Invoice(), Address(), CallBack(), Hours()];

    private static FlowTemplate Order() => new("order", new("订单与物流", "Order and delivery status"), new FlowDocument("ask", [
        Node("ask", Ask, 40, 40, "询问订单号", "Order number") with { Text = OrderQuestion, Slot = "order", Is = SlotKind.OrderNumber, Next = "verify", Fail = "person" },
        Node("verify", Verify, 300, 40, "验证身份", "Proof of identity") with { Slot = "order", Next = "find", Fail = "person" },
        Node("find", FlowNodeKind.Action, 560, 40, "查询订单", "Find the order") with { Action = "order.find", With = new Dictionary<string, string> { ["number"] = "{order}" }, Next = "way", Fail = "none" },
        Node("way", Condition, 820, 40, "判断物流", "Where is it") with
        {
            Branches =
            [
                new([new("parcel.stalledHours", FlowOperator.Greater, "48")], "stalled", new("停滞超过 48 小时", "No news for 48 hours")),
                new([new("parcel.stage", FlowOperator.Equal, "exception")], "stalled", new("异常", "Something is wrong")),
            ],
            Next = "card",
        },
        Node("card", Say, 1080, 40, "回复：订单状态", "Tell the status") with { Text = new("这是订单 {order.number} 的最新状态：{order.stageText}。", "This is the latest about order {order.number}: {order.stageText}."), Card = true, Next = "more" },
        Node("more", Choices, 1340, 40, "还需要帮助吗", "Anything else") with
        {
            Text = new("还需要帮助吗？", "Is there anything else?"),
            Choices = [new("no", new("不用了，谢谢", "No, thank you"), "done"), new("person", new("转人工", "Talk to a person"), "person")],
            Fail = "open",
        },
        Node("stalled", Say, 1080, 200, "说明异常", "Say what is wrong") with { Text = new("订单 {order.number} 的包裹已有一段时间没有更新，我请同事帮您跟进。", "The parcel of order {order.number} has not moved for a while. I will get a colleague to follow it up."), Card = true, Next = "person" },
        Node("none", Say, 560, 200, "没有找到", "Not found") with { Text = new("没有查到这个订单，可能订单号有误，或不是用您验证的邮箱下单。", "I could not find that order: the number may be wrong, or it was placed with another address."), Next = "person" },
        Node("done", End, 1600, 40, "结束", "Done") with { Text = new("好的，祝您生活愉快！", "All right. Have a good day!"), Solved = true },
        Node("open", End, 1600, 120, "结束", "Done"),
        Node("person", HandOver, 1340, 200, "转人工", "A person"),
    ], ["我的订单到哪了", "查一下我的快递", "物流信息查询", "快递怎么还没到", "包裹到哪里了", "什么时候能收到货", "我的货怎么还没发", "查订单状态", "订单发货了吗", "还没收到包裹", "where is my order", "track my parcel", "has my order shipped", "my package has not arrived", "order status", "when will my delivery arrive", "where is my package"]));

    private static FlowTemplate Return() => new("return", new("退换货申请", "Return or exchange"), new FlowDocument("ask", [
        Node("ask", Ask, 40, 40, "询问订单号", "Order number") with { Text = OrderQuestion, Slot = "order", Is = SlotKind.OrderNumber, Next = "verify", Fail = "person" },
        Node("verify", Verify, 300, 40, "验证身份", "Proof of identity") with { Slot = "order", Next = "find", Fail = "person" },
        Node("find", FlowNodeKind.Action, 560, 40, "查询订单", "Find the order") with { Action = "order.find", With = new Dictionary<string, string> { ["number"] = "{order}" }, Next = "what", Fail = "person" },
        Node("what", Ask, 820, 40, "退货还是换货", "Return or exchange") with
        {
            Text = new("您想退货还是换货？", "Would you like to return or to exchange it?"), Slot = "kind", Is = SlotKind.Choice,
            Choices = [new("refund", new("退货退款", "Return for a refund")), new("exchange", new("换货", "Exchange"))], Next = "why", Fail = "person",
        },
        Node("why", Ask, 1080, 40, "原因", "Reason") with { Text = new("请简单说明原因。", "Please tell me briefly why."), Slot = "reason", Next = "request", Fail = "person" },
        Node("request", FlowNodeKind.Action, 1340, 40, "提交申请", "Ask for it") with
        {
            Action = "order.request", With = new Dictionary<string, string> { ["number"] = "{order}", ["kind"] = "{kind}", ["reason"] = "{reason}" }, Next = "form", Fail = "form",
        },
        Node("form", FlowNodeKind.Form, 1600, 40, "登记", "Take it down") with
        {
            FormType = "return",
            Fields = [new(new("订单号", "Order"), "{order}"), new(new("类型", "Kind"), "{kind}"), new(new("原因", "Reason"), "{reason}")],
            Next = "said",
        },
        Node("said", Say, 1860, 40, "告知", "Tell") with { Text = new("申请已提交，同事审核后会在这里通知您。在此之前不会有任何扣款或寄件。", "Your request is in. A colleague will look at it and tell you here; nothing happens before that."), Next = "person" },
        Node("person", HandOver, 2120, 40, "转人工", "A person"),
    ], ["我要退货", "怎么申请退货", "我想换货", "申请退款", "东西不合适想退掉", "尺码不对想换一个", "退货退款", "商品有问题要退", "I want to return this", "I would like a refund", "exchange my order", "return an item", "how do I send it back", "it does not fit and I want to exchange it"]));

    private static FlowTemplate Invoice() => new("invoice", new("开具发票", "Invoice"), new FlowDocument("ask", [
        Node("ask", Ask, 40, 40, "询问订单号", "Order number") with { Text = OrderQuestion, Slot = "order", Is = SlotKind.OrderNumber, Next = "title", Fail = "person" },
        Node("title", Ask, 300, 40, "发票抬头", "Name on the invoice") with { Text = new("请提供发票抬头；企业发票请同时提供税号。", "What name shall be on the invoice? For a company, please add the tax number."), Slot = "title", Next = "mail", Fail = "person" },
        Node("mail", Ask, 560, 40, "邮箱", "E-mail") with { Text = new("电子发票发送到哪个邮箱？", "To which e-mail address shall we send it?"), Slot = "email", Is = SlotKind.Email, Next = "form", Fail = "person" },
        Node("form", FlowNodeKind.Form, 820, 40, "登记", "Take it down") with { FormType = "invoice", Fields = [new(new("订单号", "Order"), "{order}"), new(new("抬头", "Name"), "{title}"), new(new("邮箱", "E-mail"), "{email}")], Next = "said" },
        Node("said", Say, 1080, 40, "告知", "Tell") with { Text = new("已登记开票信息，核对订单后会把发票发送到 {email}。", "Noted. Once the order is checked we will send the invoice to {email}."), Next = "person" },
        Node("person", HandOver, 1340, 40, "转人工", "A person"),
    ], ["怎么开发票", "我要开发票", "能开专票吗", "申请电子发票", "发票抬头填错了要重开", "补开发票", "I need an invoice", "send me the invoice", "can I get a VAT invoice", "request an invoice for my order"]));

    private static FlowTemplate Address() => new("address", new("修改收货地址", "Change of address"), new FlowDocument("ask", [
        Node("ask", Ask, 40, 40, "询问订单号", "Order number") with { Text = OrderQuestion, Slot = "order", Is = SlotKind.OrderNumber, Next = "verify", Fail = "person" },
        Node("verify", Verify, 300, 40, "验证身份", "Proof of identity") with { Slot = "order", Next = "find", Fail = "person" },
        Node("find", FlowNodeKind.Action, 560, 40, "查询订单", "Find the order") with { Action = "order.find", With = new Dictionary<string, string> { ["number"] = "{order}" }, Next = "way", Fail = "person" },
        Node("way", Condition, 820, 40, "是否已发货", "Shipped already?") with { Branches = [new([new("order.shipped", FlowOperator.Equal, "yes")], "late", new("已发货", "Shipped"))], Next = "address" },
        Node("address", Ask, 1080, 40, "新地址", "New address") with { Text = new("请提供新的收货地址（含收件人和电话）。", "Please give the new address, with name and phone number."), Slot = "address", Next = "form", Fail = "person" },
        Node("form", FlowNodeKind.Form, 1340, 40, "登记", "Take it down") with { FormType = "address", Fields = [new(new("订单号", "Order"), "{order}"), new(new("新地址", "New address"), "{address}")], Next = "said" },
        Node("said", Say, 1600, 40, "告知", "Tell") with { Text = new("已登记新地址，同事确认后会在这里回复您。", "Noted. A colleague will confirm the change here."), Next = "person" },
        Node("late", Say, 1080, 200, "已发货", "Too late") with { Text = new("这个订单已经发货，不能直接修改地址，我请同事联系快递试试。", "This order is on its way already. I will get a colleague to ask the carrier."), Card = true, Next = "person" },
        Node("person", HandOver, 1860, 40, "转人工", "A person"),
    ], ["修改收货地址", "地址填错了", "能改地址吗", "换个地址收货", "收件人信息写错了", "change my delivery address", "I entered the wrong address", "can I change the shipping address", "ship it somewhere else"]));

    private static FlowTemplate CallBack() => new("callback", new("预约回电", "Call-back"), new FlowDocument("phone", [
        Node("phone", Ask, 40, 40, "电话", "Phone") with { Text = new("请留下您的电话号码。", "Please leave your phone number."), Slot = "phone", Is = SlotKind.Phone, Next = "about", Fail = "person" },
        Node("about", Ask, 300, 40, "事由", "What about") with { Text = new("想咨询什么问题？我们会提前准备。", "What is it about? We will come prepared."), Slot = "about", Next = "hours", Fail = "person" },
        Node("hours", FlowNodeKind.Action, 560, 40, "营业时间", "Hours") with { Action = "hours.next", Next = "form", Fail = "form" },
        Node("form", FlowNodeKind.Form, 820, 40, "登记", "Take it down") with { FormType = "callback", Fields = [new(new("电话", "Phone"), "{phone}"), new(new("事由", "About"), "{about}")], Next = "way" },
        Node("way", Condition, 1080, 40, "现在营业吗", "Open now?") with { Branches = [new([new("hours.open", FlowOperator.Equal, "yes")], "soon", new("营业中", "Open"))], Next = "later" },
        Node("soon", Say, 1340, 40, "马上回电", "Soon") with { Text = new("已把您的问题转给同事，会提前准备。", "A colleague has your question and will come prepared."), Next = "person" },
        Node("later", Say, 1340, 200, "上班后回电", "Later") with { Text = new("现在是休息时间，我们 {hours.next} 上班。", "Our team is away and back {hours.next}."), Next = "person" },
        Node("person", HandOver, 1600, 40, "转人工", "A person"),
    ], ["给我回个电话", "预约回电", "能打电话给我吗", "让客服给我打电话", "请回电", "please call me back", "can you call me", "request a call back", "give me a call"]));

    private static FlowTemplate Hours() => new("hours", new("营业时间", "Business hours"), new FlowDocument("look", [
        Node("look", FlowNodeKind.Action, 40, 40, "查询营业时间", "Look up") with { Action = "hours.next", Next = "way", Fail = "person" },
        Node("way", Condition, 300, 40, "现在营业吗", "Open now?") with { Branches = [new([new("hours.open", FlowOperator.Equal, "yes")], "open", new("营业中", "Open"))], Next = "closed" },
        Node("open", End, 560, 40, "营业中", "Open") with { Text = new("人工客服现在在线，需要时输入“转人工”即可。", "Our team is here right now; just ask for a person when you need one.") },
        Node("closed", End, 560, 200, "休息中", "Closed") with { Text = new("人工客服现在休息，将在 {hours.next} 上班。您可以先留言。", "Our team is away and back {hours.next}. You can leave a message.") },
        Node("person", HandOver, 560, 360, "转人工", "A person"),
    ], ["你们几点上班", "客服工作时间", "几点下班", "周末上班吗", "营业时间", "what are your hours", "when are you open", "opening hours", "are you open on weekends", "business hours"]));

    private static FlowNode Node(string id, FlowNodeKind kind, int x, int y, string zh, string en) => new(id, kind, $"{zh} · {en}", x, y);
}
