<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Laike</source>
        <translation>关于来客</translation>
    </message>
    <message>
        <source>The customer desk of a small team.</source>
        <translation>小团队的客户服务台。</translation>
    </message>
    <message>
        <source>Free under the MIT licence. Made with Qt for Python (LGPL), SQLAlchemy, SQLite, Fluent System Icons and Noto Sans SC.</source>
        <translation>以 MIT 许可证免费提供。基于 Qt for Python（LGPL）、SQLAlchemy、SQLite、Fluent System Icons 和思源黑体制作。</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Log a call or visit</source>
        <translation>登记来电或来访</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Narrow navigation</source>
        <translation>收起导航栏</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Laike</source>
        <translation>关于来客</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n 条新通知</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Answers of a customer</source>
        <translation>客户作答</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存作答</translation>
    </message>
    <message>
        <source>Show phone</source>
        <translation>显示电话</translation>
    </message>
    <message>
        <source>1 is the worst, 5 the best answer. The keys 1 to 5 choose and go on.</source>
        <translation>1 为最差，5 为最好。按数字键 1 至 5 选择并跳到下一题。</translation>
    </message>
    <message>
        <source>Nothing can be entered any more. State of this survey: {0}</source>
        <translation>此调研已不能录入。当前状态：{0}</translation>
    </message>
    <message>
        <source>How the answers came</source>
        <translation>作答渠道</translation>
    </message>
</context>
<context>
    <name>AnswersPanel</name>
    <message>
        <source>Answers</source>
        <translation>作答明细</translation>
    </message>
    <message>
        <source>Close the list of answers</source>
        <translation>关闭作答明细</translation>
    </message>
    <message>
        <source>Answers behind the figure</source>
        <translation>该数字背后的作答</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source>Assign ticket</source>
        <translation>分派工单</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Nobody yet: the department takes it</source>
        <translation>暂无，由部门受理</translation>
    </message>
</context>
<context>
    <name>AttachmentPanel</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Drop files here, or paste a picture of the screen.</source>
        <translation>可以把文件拖到这里，或在输入框粘贴截图。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No files yet. Drop them anywhere on this page.</source>
        <translation>还没有附件。把文件拖到本页任意位置即可添加。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>In truth: {0}</source>
        <translation>实际是：{0}</translation>
    </message>
    <message>
        <source>Screenshot {0}.png</source>
        <translation>截图 {0}.png</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>(not kept)</source>
        <translation>（不保留）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Nobody of the desk</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 等 {1} 项</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Shown in clear</source>
        <translation>查看明文</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Log cleaned up</source>
        <translation>清理日志</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Canned reply</source>
        <translation>常用回复</translation>
    </message>
    <message>
        <source>Line of a checklist</source>
        <translation>检查清单的一行</translation>
    </message>
    <message>
        <source>Checklist template</source>
        <translation>清单模板</translation>
    </message>
    <message>
        <source>Step of a complaint</source>
        <translation>投诉处理步骤</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>电话或邮箱</translation>
    </message>
    <message>
        <source>Contact, private data</source>
        <translation>联系人隐私信息</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer, revenue</source>
        <translation>客户年营业额</translation>
    </message>
    <message>
        <source>Tag of a customer</source>
        <translation>客户标签</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>调查答卷</translation>
    </message>
    <message>
        <source>Routing rule</source>
        <translation>分派规则</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务水平</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Meeting of a task force</source>
        <translation>专项小组会议</translation>
    </message>
    <message>
        <source>Member of a task force</source>
        <translation>专项小组成员</translation>
    </message>
    <message>
        <source>Task of a task force</source>
        <translation>专项小组任务</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket status</source>
        <translation>工单状态</translation>
    </message>
    <message>
        <source>Customer tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Customer list</source>
        <translation>客户清单</translation>
    </message>
    <message>
        <source>Problem improvement report</source>
        <translation>问题改进报告</translation>
    </message>
    <message>
        <source>Customer registration form</source>
        <translation>客户信息登记表</translation>
    </message>
    <message>
        <source>Survey results</source>
        <translation>满意度调查结果</translation>
    </message>
    <message>
        <source>Ticket figures</source>
        <translation>工单指标</translation>
    </message>
    <message>
        <source>Ticket list</source>
        <translation>工单清单</translation>
    </message>
    <message>
        <source>Ticket tracking form</source>
        <translation>客户问题处理跟踪表</translation>
    </message>
    <message>
        <source>Accepted at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Account manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Assigned at</source>
        <translation>分派时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Closes at</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Days between contacts</source>
        <translation>联系间隔（天）</translation>
    </message>
    <message>
        <source>Contact (id)</source>
        <translation>联系人（编号）</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Added at</source>
        <translation>新增时间</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>新增人</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer (id)</source>
        <translation>客户（编号）</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>会议决定</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>请勿联系</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>E-mail (masked)</source>
        <translation>邮箱（脱敏）</translation>
    </message>
    <message>
        <source>Expected cooperation date</source>
        <translation>预计合作时间</translation>
    </message>
    <message>
        <source>Number elsewhere</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Where that number is from</source>
        <translation>外部编号来源</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Narrowed by</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次接触时间</translation>
    </message>
    <message>
        <source>First id</source>
        <translation>首个编号</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Held at</source>
        <translation>开会时间</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>所属行业</translation>
    </message>
    <message>
        <source>Survey (id)</source>
        <translation>调查（编号）</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>有决策权</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>备注名</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Last id</source>
        <translation>末个编号</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>离职日期</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>清单内容</translation>
    </message>
    <message>
        <source>Import log</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Main business</source>
        <translation>主营业务</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Goal wanted</source>
        <translation>期望目标</translation>
    </message>
    <message>
        <source>Need keywords</source>
        <translation>需求关键词</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求描述</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步时间</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Phone or e-mail, normalised</source>
        <translation>电话或邮箱（规范）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>调查时机</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Occurred at</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>分工</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参加人</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>分派给</translation>
    </message>
    <message>
        <source>Phone (masked)</source>
        <translation>电话（脱敏）</translation>
    </message>
    <message>
        <source>Planned by rule</source>
        <translation>自动计划</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>时效规则</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Preferred channel</source>
        <translation>首选渠道</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Progress (%)</source>
        <translation>进度（%）</translation>
    </message>
    <message>
        <source>Progress noted at</source>
        <translation>进度更新时间</translation>
    </message>
    <message>
        <source>Questionnaire (id)</source>
        <translation>问卷（编号）</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reminder at</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>Times reopened</source>
        <translation>重开次数</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Annual revenue, amount</source>
        <translation>年营业额（金额）</translation>
    </message>
    <message>
        <source>Annual revenue</source>
        <translation>年营业额</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>保存人</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>In force since</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Solved at</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Source channel</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Size by staff</source>
        <translation>人员规模</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Tag (id)</source>
        <translation>标签（编号）</translation>
    </message>
    <message>
        <source>Takes the ticket</source>
        <translation>由使用者受理</translation>
    </message>
    <message>
        <source>Checklist template (id)</source>
        <translation>检查清单模板（编号）</translation>
    </message>
    <message>
        <source>Ticket (id)</source>
        <translation>工单（编号）</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Taken back at</source>
        <translation>撤销时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>期望时间</translation>
    </message>
    <message>
        <source>Person chosen by</source>
        <translation>选人方式</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Won on</source>
        <translation>成交日期</translation>
    </message>
    <message>
        <source>Words in the title</source>
        <translation>标题中的词</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Stored file (id)</source>
        <translation>存储的文件（编号）</translation>
    </message>
    <message>
        <source>Interaction (id)</source>
        <translation>互动（编号）</translation>
    </message>
    <message>
        <source>Link of tickets</source>
        <translation>工单关联</translation>
    </message>
    <message>
        <source>Merge of tickets</source>
        <translation>工单合并</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结案方式</translation>
    </message>
    <message>
        <source>Other ticket (id)</source>
        <translation>另一张工单（编号）</translation>
    </message>
    <message>
        <source>Merged into (id)</source>
        <translation>合并到（编号）</translation>
    </message>
    <message>
        <source>Incoming message</source>
        <translation>来件</translation>
    </message>
    <message>
        <source>Answers to (keys)</source>
        <translation>所回复的邮件（标识）</translation>
    </message>
    <message>
        <source>Number in the mailbox</source>
        <translation>邮箱内编号</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Came in at</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>发件地址</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Taken in at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Conversation (key)</source>
        <translation>会话（标识）</translation>
    </message>
    <message>
        <source>Edition of the working hours</source>
        <translation>工作时间版本</translation>
    </message>
    <message>
        <source>Incoming message (id)</source>
        <translation>来件（编号）</translation>
    </message>
    <message>
        <source>Files left out</source>
        <translation>未保存的文件</translation>
    </message>
    <message>
        <source>Edition of the policies</source>
        <translation>时效政策版本</translation>
    </message>
</context>
<context>
    <name>AuditFilters</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>AuditList</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Number of a customer, ticket or survey…</source>
        <translation>客户、工单或调查的编号…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Lines of the audit log</source>
        <translation>操作日志列表</translation>
    </message>
    <message>
        <source>No line fits</source>
        <translation>没有符合的记录</translation>
    </message>
    <message>
        <source>Nothing was done with all of this. Take a filter away, or other days.</source>
        <translation>没有同时符合这些条件的操作。可去掉一个条件，或换一段日期。</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Every change, export and look at a phone in clear will stand here.</source>
        <translation>每次修改、导出和查看明文电话都会记录在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>共 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Writing… {0} of {1}</source>
        <translation>正在写入… {0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) written to {0}</source>
        <translation>
            <numerusform>已将 %Ln 条写入 {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message>
        <source>Close the list of tickets</source>
        <translation>关闭工单列表</translation>
    </message>
    <message>
        <source>Tickets behind the number</source>
        <translation>数字背后的工单</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the list of tickets</source>
        <translation>在工单列表中查看</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Open column {0}</source>
        <translation>展开“{0}”列</translation>
    </message>
    <message>
        <source>No tickets</source>
        <translation>没有工单</translation>
    </message>
    <message>
        <source>Nobody in charge</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>未分部门</translation>
    </message>
    <message>
        <source>Open lane</source>
        <translation>展开泳道</translation>
    </message>
    <message>
        <source>Fold lane</source>
        <translation>收起泳道</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n ticket(s) selected</source>
        <translation>
            <numerusform>已选 %n 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Take</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>分派给</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Clear the selection (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
    <message>
        <source>With the selected tickets</source>
        <translation>对所选工单的操作</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed.</source>
        <translation>
            <numerusform>已更改 %n 张工单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) not changed:</source>
        <translation>
            <numerusform>%n 张工单未更改：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkMore</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Canned reply</source>
        <translation>常用回复</translation>
    </message>
    <message>
        <source>There are no replies yet</source>
        <translation>还没有常用回复</translation>
    </message>
    <message>
        <source>Close as duplicates of…</source>
        <translation>按重复关闭…</translation>
    </message>
    <message>
        <source>Close as spam</source>
        <translation>按垃圾信息关闭</translation>
    </message>
</context>
<context>
    <name>BusyStep</name>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Reading and checking…</source>
        <translation>正在读取和检查…</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %n customer(s)</source>
        <translation>
            <numerusform>已处理 {0} / %n 个客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>已读取 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>CalendarPanel</name>
    <message>
        <source>Weekly hours</source>
        <translation>每周工作时间</translation>
    </message>
    <message>
        <source>Put into the list: holidays {0}, make-up days {1}. Save to use them.</source>
        <translation>已列入：节假日 {0} 天，调休上班 {1} 天。保存后生效。</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Public holidays are known up to the end of {0}. Those of the next year are announced towards the end of this one; load them then, or due times are wrong.</source>
        <translation>节假日只公布到 {0} 年底。下一年的安排一般在年底前公布，届时请载入，否则到期时间会算错。</translation>
    </message>
    <message>
        <source>Public holidays are known up to {0} only. Deadlines now count every holiday as a working day; load the days of {1} or enter them by hand.</source>
        <translation>节假日只到 {0} 年。现在的到期时间把节假日都当作工作日计算，请载入 {1} 年的节假日，或手工填写。</translation>
    </message>
</context>
<context>
    <name>CalendarPieces</name>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Holidays known until</source>
        <translation>节假日已知至</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>不营业</translation>
    </message>
    <message>
        <source>like its weekday</source>
        <translation>同平日</translation>
    </message>
</context>
<context>
    <name>CardMenus</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>分派…</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Limit of {0}</source>
        <translation>“{0}”列的上限</translation>
    </message>
    <message>
        <source>Tickets this column should hold at most (0: no limit)</source>
        <translation>这一列最多放多少张工单（0 表示不限）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close as a duplicate…</source>
        <translation>按重复关闭…</translation>
    </message>
    <message>
        <source>Close as spam</source>
        <translation>按垃圾信息关闭</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The chart could not be saved: {0}</source>
        <translation>图表无法保存：{0}</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Create anyway</source>
        <translation>仍然新建</translation>
    </message>
    <message>
        <source>Customers that are there already:</source>
        <translation>已有的客户：</translation>
    </message>
    <message>
        <source>Make users of unknown people in charge</source>
        <translation>为未知的负责人建立用户</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>返回列设置</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Notes on cells</source>
        <translation>单元格提示</translation>
    </message>
    <message>
        <source>{0} skipped</source>
        <translation>跳过 {0} 行</translation>
    </message>
    <message>
        <source>{0} updated, {1} unchanged</source>
        <translation>更新 {0} 行，{1} 行无变化</translation>
    </message>
    <message>
        <source>Import {0} new, update {1} ({2} skipped)</source>
        <translation>导入 {0} 个新客户，更新 {1} 行（跳过 {2} 行）</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有可导入的客户</translation>
    </message>
    <message numerus="yes">
        <source>Import %n customer(s) ({0} skipped)</source>
        <translation>
            <numerusform>导入 %n 个客户（跳过 {0} 行）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistCard</name>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>清单模板</translation>
    </message>
    <message>
        <source>Nothing on the list yet. Add a line, or take a template.</source>
        <translation>清单还是空的。加一行，或套用一个模板。</translation>
    </message>
    <message>
        <source>What is to be checked or done</source>
        <translation>要检查或要做的事</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>More with this line</source>
        <translation>这一行的更多操作</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>There are no templates yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>New template…</source>
        <translation>新建模板…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>ClockPanel</name>
    <message>
        <source>No deadline was promised for this ticket.</source>
        <translation>此工单没有时效承诺。</translation>
    </message>
</context>
<context>
    <name>ClockTile</name>
    <message>
        <source>working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>round the clock</source>
        <translation>全天候</translation>
    </message>
    <message>
        <source>{0} of {1}, {2}</source>
        <translation>已用 {0} / {1}，{2}</translation>
    </message>
    <message>
        <source>Why is that so? Click or press Enter (F7)</source>
        <translation>为什么是这样？点击或按回车查看（F7）</translation>
    </message>
    <message>
        <source>Met, {0} to spare</source>
        <translation>按时，提前 {0}</translation>
    </message>
    <message>
        <source>Missed by {0}</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Paused, {0} left</source>
        <translation>已暂停，剩 {0}</translation>
    </message>
    <message>
        <source>{0} late</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>Due {0}</source>
        <translation>应于 {0}</translation>
    </message>
    <message>
        <source>Due {0}, set by hand</source>
        <translation>应于 {0}（人工设定）</translation>
    </message>
    <message>
        <source> · done {0}</source>
        <translation> · 完成于 {0}</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>Close ticket</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Close the ticket</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Solution: steps and result</source>
        <translation>解决方案：步骤与结果</translation>
    </message>
    <message>
        <source>How content is the customer?</source>
        <translation>客户是否满意？</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>How does it end?</source>
        <translation>怎样结案？</translation>
    </message>
    <message>
        <source>It repeats the ticket</source>
        <translation>与哪张工单重复</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>More tickets than this column should hold ({0}).</source>
        <translation>超出本列建议的工单数（{0}）。</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Quick ticket in {0} (N)</source>
        <translation>在“{0}”快速新建工单（N）</translation>
    </message>
    <message>
        <source>Collapse column {0}</source>
        <translation>收起“{0}”列</translation>
    </message>
    <message>
        <source>Open column {0}</source>
        <translation>展开“{0}”列</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Column names in row</source>
        <translation>列名所在行</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几行的内容</translation>
    </message>
    <message>
        <source>Comes in as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>{0} (hidden)</source>
        <translation>{0}（隐藏）</translation>
    </message>
    <message>
        <source>– leave out –</source>
        <translation>– 不导入 –</translation>
    </message>
    <message>
        <source>There are no rows under these column names.</source>
        <translation>这些列名下面没有数据行。</translation>
    </message>
    <message>
        <source>Say which column holds the customer name.</source>
        <translation>请指定哪一列是客户名称。</translation>
    </message>
</context>
<context>
    <name>Command line</name>
    <message>
        <source>Name the store to fill with --db.</source>
        <translation>请用 --db 指定要填充的数据库。</translation>
    </message>
    <message>
        <source>Customers in the demo company: {0}</source>
        <translation>演示公司的客户数：{0}</translation>
    </message>
    <message>
        <source>{clock}: due {due} ({target} {hours}, policy {policy})</source>
        <translation>{clock}：截止 {due}（{hours} {target}，政策 {policy}）</translation>
    </message>
    <message>
        <source>of working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>{clock}: {rate} met ({met} of {finished}; running {running}, paused {paused})</source>
        <translation>{clock}：达标 {rate}（{met}/{finished}；计时中 {running}，暂停 {paused}）</translation>
    </message>
    <message>
        <source>{what}, {hours}: median {median}, 90th percentile {p90}, mean {mean} (n={n})</source>
        <translation>{what}（{hours}）：中位数 {median}，90 百分位 {p90}，平均 {mean}（n={n}）</translation>
    </message>
    <message>
        <source>{group}: tickets {n}</source>
        <translation>{group}：工单 {n}</translation>
    </message>
    <message>
        <source>closed without a time of solution: {n}</source>
        <translation>已关闭但无解决时间：{n}</translation>
    </message>
    <message>
        <source>reopened: {n} of {solved} ({rate})</source>
        <translation>重新打开：{n}/{solved}（{rate}）</translation>
    </message>
    <message>
        <source>open now: {n}</source>
        <translation>目前未解决：{n}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>All clocks</source>
        <translation>全部时限</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Time to solve</source>
        <translation>解决用时</translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation>自然时间</translation>
    </message>
    <message>
        <source>in working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Steps carried out: {steps}</source>
        <translation>已执行步骤：{steps}</translation>
    </message>
    <message>
        <source>Tickets checked: {checked}, healed: {healed}</source>
        <translation>已核对工单 {checked} 张，修正 {healed} 张</translation>
    </message>
    <message>
        <source>another desk is doing it</source>
        <translation>另一台电脑正在执行</translation>
    </message>
    <message>
        <source>Written to {file}, records: {rows}</source>
        <translation>已写入 {file}，记录数：{rows}</translation>
    </message>
    <message>
        <source>Texts too long for a cell, cut to end with …: {count}</source>
        <translation>文字超出单元格上限、已截断并以“…”结尾的有：{count} 处</translation>
    </message>
    <message>
        <source>No line of the audit log fits.</source>
        <translation>没有符合条件的操作日志。</translation>
    </message>
    <message>
        <source>Nobody is called {name}.</source>
        <translation>没有名为 {name} 的人员。</translation>
    </message>
    <message>
        <source>There are more; --limit shows them.</source>
        <translation>还有更多，可用 --limit 显示。</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <source>Password of {login}: </source>
        <translation>{login} 的密码：</translation>
    </message>
    <message>
        <source>First password of {login} (empty: make one up): </source>
        <translation>{login} 的初始密码（留空则自动生成）：</translation>
    </message>
    <message>
        <source>Password for later upgrades, of {login} (empty: none): </source>
        <translation>以后升级用的密码，登录名 {login}（留空则不设）：</translation>
    </message>
    <message>
        <source>The store is ready, its schema is version {version}.</source>
        <translation>数据库已就绪，结构版本为 {version}。</translation>
    </message>
    <message>
        <source>{login} signs in within three days with the first password {password} and then changes it.</source>
        <translation>请 {login} 在三天内用初始密码 {password} 登录，并随即修改。</translation>
    </message>
    <message>
        <source>{login} signs in within three days with the first password and changes it.</source>
        <translation>请 {login} 在三天内用初始密码登录，并随即修改。</translation>
    </message>
    <message>
        <source>Security check:</source>
        <translation>安全检查：</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>新密码：</translation>
    </message>
    <message>
        <source>Present password: </source>
        <translation>当前密码：</translation>
    </message>
    <message>
        <source>{name}: the first password is {password}; it must be changed soon.</source>
        <translation>{name}：初始密码为 {password}，须尽快修改。</translation>
    </message>
    <message>
        <source>{name}: {role}, {state}</source>
        <translation>{name}：{role}，{state}</translation>
    </message>
    <message>
        <source>active</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>密码已修改。</translation>
    </message>
    <message>
        <source>Put these lines at the top of pg_hba.conf on the server and reload it. They let the people of the desk in from {network}, with TLS and scram only, and nobody else:</source>
        <translation>请把以下几行放在服务器 pg_hba.conf 的最前面并重新加载。它们只允许服务台人员从{network}经 TLS 和 scram 登录，其他人一律拒绝：</translation>
    </message>
    <message>
        <source>the server&apos;s own network (else: --network)</source>
        <translation>服务器所在网络（其他网络请用 --network 指定）</translation>
    </message>
    <message>
        <source>New tickets: {tickets}, messages on tickets: {replies}, set aside: {aside}, wait: {waiting}</source>
        <translation>新工单 {tickets}，工单回信 {replies}，搁置 {aside}，等待 {waiting}</translation>
    </message>
    <message>
        <source>The form is at {url} until this program is ended (Ctrl+C).</source>
        <translation>表单地址：{url}，结束本程序（Ctrl+C）即停止。</translation>
    </message>
</context>
<context>
    <name>Complaint</name>
    <message>
        <source>Of two mails one is a ticket, the automatic one is aside</source>
        <translation>两封来信：一封已转为工单，自动回复已搁置</translation>
    </message>
    <message>
        <source>A complaint goes through four steps</source>
        <translation>投诉按四步处理</translation>
    </message>
    <message>
        <source>A picture was dropped on the ticket</source>
        <translation>把图片拖到工单上即成附件</translation>
    </message>
    <message>
        <source>A lane for each person; a call is noted on the board</source>
        <translation>按负责人分泳道，来电在看板上随手登记</translation>
    </message>
    <message>
        <source>It is the case of the mail: the two tickets become one</source>
        <translation>与来信是同一件事，两张工单合并为一张</translation>
    </message>
    <message>
        <source>The figures of the month</source>
        <translation>本月指标</translation>
    </message>
    <message>
        <source>What keeps coming back, and why</source>
        <translation>哪些问题反复出现，原因何在</translation>
    </message>
</context>
<context>
    <name>ComplaintCard</name>
    <message>
        <source>{0} – no complaint any more, nothing is needed</source>
        <translation>{0} – 已不是投诉，无需再填</translation>
    </message>
    <message>
        <source>Four steps of the complaint</source>
        <translation>投诉处理四步</translation>
    </message>
    <message>
        <source>Write it down…</source>
        <translation>填写这一步…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What the customer says happened, and what he wants.</source>
        <translation>客户说发生了什么，希望怎么处理。</translation>
    </message>
    <message>
        <source>Why it happened, and who found out how.</source>
        <translation>为什么会发生，谁查的、怎么查到的。</translation>
    </message>
    <message>
        <source>What was agreed with the customer, and what was done.</source>
        <translation>与客户商定了什么，已经做了什么。</translation>
    </message>
    <message>
        <source>What the customer says now that it is put right.</source>
        <translation>补救之后，客户怎么说。</translation>
    </message>
</context>
<context>
    <name>ComplaintStepForm</name>
    <message>
        <source>This step is done</source>
        <translation>完成这一步</translation>
    </message>
    <message>
        <source>What happened, and what the customer wants</source>
        <translation>发生了什么，客户希望怎么处理</translation>
    </message>
    <message>
        <source>The cause, and how it was found</source>
        <translation>原因，以及怎么查到的</translation>
    </message>
    <message>
        <source>What was agreed, and what was done</source>
        <translation>商定了什么，做了什么</translation>
    </message>
    <message>
        <source>What the customer says now</source>
        <translation>客户现在怎么说</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Call again at (plans a follow-up)</source>
        <translation>再次回访时间（会加入回访计划）</translation>
    </message>
</context>
<context>
    <name>ComposeBox</name>
    <message>
        <source>Next report: {0}</source>
        <translation>下次告知：{0}</translation>
    </message>
    <message>
        <source>What is told to the customer starts this time anew (F9).</source>
        <translation>告知客户之后，这一时限重新起算（F9）。</translation>
    </message>
    <message>
        <source>Tell the customer (F9)</source>
        <translation>告知客户（F9）</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>First plan</source>
        <translation>初步方案</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知方式</translation>
    </message>
    <message>
        <source>Progress in percent</source>
        <translation>进度百分比</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>What the customer was told: what was done, what comes next, when</source>
        <translation>告知了客户什么：做了什么，下一步，何时</translation>
    </message>
    <message>
        <source>For colleagues only, the customer never sees it</source>
        <translation>仅同事可见，客户看不到</translation>
    </message>
    <message>
        <source>What was done, and what is still to do</source>
        <translation>做了什么，还要做什么</translation>
    </message>
    <message>
        <source>What will be done, by whom, until when</source>
        <translation>做什么，谁来做，何时完成</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends; drafts are kept</source>
        <translation>Ctrl+Enter 发送；草稿自动保存</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Changed by somebody else meanwhile</source>
        <translation>其间被他人修改</translation>
    </message>
    <message>
        <source>Choose for each field what shall stand, then save again.</source>
        <translation>请逐项选择保留哪一个，然后再次保存。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>No connection. What you see is as of {0}, and what you type is kept.</source>
        <translation>连接已断开。当前显示的是 {0} 时的内容，已输入的文字不会丢失。</translation>
    </message>
    <message>
        <source>Trying again in {0} s.</source>
        <translation>{0} 秒后重试。</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>An administrator is upgrading the server&apos;s records. What you type is kept; saving waits until it is done.</source>
        <translation>管理员正在升级服务器上的数据。已输入的内容会保留，升级完成后才能保存。</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>Change contact</source>
        <translation>修改联系人</translation>
    </message>
    <message>
        <source>Delete contact</source>
        <translation>删除联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Another phone</source>
        <translation>新增电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Another e-mail</source>
        <translation>新增邮箱</translation>
    </message>
    <message>
        <source>Preferred channel</source>
        <translation>偏好渠道</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>离职日期</translation>
    </message>
    <message>
        <source>Primary contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Decision maker</source>
        <translation>决策人</translation>
    </message>
    <message>
        <source>An individual customer has only himself as a contact.</source>
        <translation>个人客户的联系人只有本人。</translation>
    </message>
</context>
<context>
    <name>ContactsPanel</name>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>No contact yet. Add the person one can call.</source>
        <translation>还没有联系人。请添加可以联系的人。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide the numbers</source>
        <translation>隐藏号码</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Shows numbers and addresses; this is recorded.</source>
        <translation>显示完整号码和地址；此操作会被记录。</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>修改 {0}</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>决策人</translation>
    </message>
    <message>
        <source>Left on {0}</source>
        <translation>{0} 离职</translation>
    </message>
    <message>
        <source>do not contact</source>
        <translation>请勿联系</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Show earlier</source>
        <translation>显示更早</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出了点问题</translation>
    </message>
    <message>
        <source>What was saved is safe, and forms keep what you typed. You can go on working; if it happens again, start Laike anew and pass the details on.</source>
        <translation>已保存的数据是安全的，表单里输入的内容也会保留。可以继续工作；如果再次发生，请重新启动来客，并把详细信息转给管理员。</translation>
    </message>
    <message>
        <source>Log file: {0}</source>
        <translation>日志文件：{0}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>CustomerBox</name>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open tickets: {0}</source>
        <translation>未结工单：{0}</translation>
    </message>
    <message>
        <source>Last contact: {0}</source>
        <translation>最近联系：{0}</translation>
    </message>
    <message>
        <source>Account: {0}</source>
        <translation>客户负责人：{0}</translation>
    </message>
</context>
<context>
    <name>CustomerCardDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 个未结</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerFilters</name>
    <message>
        <source>Nobody</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>My customers</source>
        <translation>我的客户</translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Change customer</source>
        <translation>修改客户</translation>
    </message>
    <message>
        <source>Register customer</source>
        <translation>登记客户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>the same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>the same e-mail</source>
        <translation>邮箱相同</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>{0} {1} has {2}. Perhaps this customer is registered already?</source>
        <translation>{0} {1} {2}，该客户可能已登记。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>另有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Who looks after them</source>
        <translation>归属与状态</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Who they are</source>
        <translation>客户概况</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注与标签</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Source channel</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次接触时间</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>所属行业</translation>
    </message>
    <message>
        <source>Main business</source>
        <translation>主营业务</translation>
    </message>
    <message>
        <source>Size by staff</source>
        <translation>企业规模（人数）</translation>
    </message>
    <message>
        <source>Size by revenue</source>
        <translation>企业规模（营收）</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Needs: pain now</source>
        <translation>需求描述：当前痛点</translation>
    </message>
    <message>
        <source>Needs: goal wanted</source>
        <translation>需求描述：期望目标</translation>
    </message>
    <message>
        <source>Keywords of the needs</source>
        <translation>需求关键词</translation>
    </message>
    <message>
        <source>Cooperation expected on</source>
        <translation>预计合作时间</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录互动</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Delete customer</source>
        <translation>删除客户</translation>
    </message>
    <message>
        <source>In charge: {0}</source>
        <translation>负责人：{0}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未结工单</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Churn risk</source>
        <translation>流失风险</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整度</translation>
    </message>
    <message>
        <source>Nobody in charge</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Last contact {0}</source>
        <translation>最近联系 {0}</translation>
    </message>
    <message>
        <source>Not contacted yet</source>
        <translation>尚未联系</translation>
    </message>
    <message>
        <source>Satisfaction {0}/5</source>
        <translation>满意度 {0}/5</translation>
    </message>
    <message>
        <source>Open tickets: {0}</source>
        <translation>未结工单：{0}</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Kind of entries</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Nothing happened here yet. Log the first talk above.</source>
        <translation>还没有动态。可在上方记录第一次沟通。</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name, phone, number, pinyin…</source>
        <translation>名称、电话、编号、拼音…</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>Customers as cards</source>
        <translation>客户卡片</translation>
    </message>
    <message>
        <source>Customers as a table</source>
        <translation>客户表格</translation>
    </message>
    <message>
        <source>1–{0} of {1}</source>
        <translation>第 1–{0} 个，共 {1} 个</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到客户</translation>
    </message>
    <message>
        <source>Try fewer letters: two of the name, its pinyin, or four digits of the phone.</source>
        <translation>可以少输入一些：名称中的两个字、拼音，或电话中的四位数字。</translation>
    </message>
    <message>
        <source>Show all customers</source>
        <translation>显示全部客户</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Register the first one, or import the list from an Excel file.</source>
        <translation>登记第一位客户，或从 Excel 文件导入名单。</translation>
    </message>
    <message>
        <source>By name, A to Z</source>
        <translation>按名称 A → Z</translation>
    </message>
    <message>
        <source>By name, Z to A</source>
        <translation>按名称 Z → A</translation>
    </message>
    <message>
        <source>Contacted last, newest first</source>
        <translation>最近联系在前</translation>
    </message>
    <message>
        <source>Longest without contact</source>
        <translation>最久未联系在前</translation>
    </message>
    <message>
        <source>Registered last</source>
        <translation>最新登记在前</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>最近修改在前</translation>
    </message>
</context>
<context>
    <name>DashboardView</name>
    <message>
        <source>Dimensions</source>
        <translation>各维度</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Dimension of the trend</source>
        <translation>趋势的维度</translation>
    </message>
    <message>
        <source>Figures by dimension</source>
        <translation>各维度的数字</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>全部维度</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>连同表头复制</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Enter a date, such as 2026-11-21, 11-21, tomorrow or +3d.</source>
        <translation>请输入日期，如 2026-11-21、11-21、明天 或 +3d。</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>打开日历</translation>
    </message>
</context>
<context>
    <name>DateTimeField</name>
    <message>
        <source>Enter date and time, such as 2026-11-21 14:30 or tomorrow 9:00.</source>
        <translation>请输入日期和时间，如 2026-11-21 14:30 或 明天 9:00。</translation>
    </message>
</context>
<context>
    <name>DaysCard</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name of the holiday</source>
        <translation>节假日名称</translation>
    </message>
    <message>
        <source>Hours of that day, empty for closed</source>
        <translation>当天工作时间，留空为休息</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>另定时间</translation>
    </message>
    <message>
        <source>Country, two letters</source>
        <translation>国家（两个字母）</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入安排…</translation>
    </message>
    <message>
        <source>An official list as Excel or CSV: a date, off or work, a name in each row</source>
        <translation>官方放假安排（Excel 或 CSV）：每行一个日期、休或班、名称</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.xls *.csv *.txt)</source>
        <translation>名单 (*.xlsx *.xlsm *.xls *.csv *.txt)</translation>
    </message>
    <message>
        <source>Choose a list of days</source>
        <translation>选择放假安排文件</translation>
    </message>
    <message>
        <source>Load holidays of {0}</source>
        <translation>载入 {0} 年法定节假日</translation>
    </message>
    <message>
        <source>Put into the list</source>
        <translation>列入</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Holidays and days with hours of their own</source>
        <translation>节假日和另定时间的日子</translation>
    </message>
    <message>
        <source>Special days of {0}</source>
        <translation>{0} 年的特殊日子</translation>
    </message>
</context>
<context>
    <name>DaysField</name>
    <message>
        <source>From</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>Everything else</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>Customer tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Ticket kind</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>round the clock</source>
        <translation>全天候</translation>
    </message>
    <message>
        <source>{0}: starts {1}, is due {2}.</source>
        <translation>{0}：从 {1} 起算，{2} 到期。</translation>
    </message>
    <message>
        <source>{0} is {1}, it asks for {2}</source>
        <translation>{0}为“{1}”，要求“{2}”</translation>
    </message>
    <message>
        <source>nothing so far</source>
        <translation>到现在为止没有</translation>
    </message>
    <message>
        <source>Nights and breaks left out: {0}.</source>
        <translation>夜间和午休不计：共 {0}。</translation>
    </message>
    <message>
        <source>Days off left out: {0}.</source>
        <translation>休息日不计：{0}。</translation>
    </message>
    <message>
        <source>Pause {0} – {1} cost nothing: nobody works at that time.</source>
        <translation>{0} – {1} 的暂停不影响时限：这段时间不上班。</translation>
    </message>
    <message>
        <source>Days with hours of their own: {0}.</source>
        <translation>另定时间的日子：{0}。</translation>
    </message>
    <message>
        <source>The public holidays of that year are not announced yet, so this may still move.</source>
        <translation>那一年的节假日尚未公布，到期时间还可能变动。</translation>
    </message>
    <message>
        <source>This due time was set by hand, no policy moves it.</source>
        <translation>到期时间由人工设定，不随政策变动。</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>……另有 {0} 项</translation>
    </message>
    <message>
        <source>{0}: started {1}, was due {2}, met {3}.</source>
        <translation>{0}：{1} 起算，应于 {2} 前完成，{3} 按时完成。</translation>
    </message>
    <message>
        <source>{0}: started {1}, was due {2}, missed: done {3}.</source>
        <translation>{0}：{1} 起算，应于 {2} 前完成，超时，{3} 才完成。</translation>
    </message>
    <message>
        <source>{0}: started {1}, paused since {2}; the due time moves on until it goes on.</source>
        <translation>{0}：{1} 起算，{2} 起暂停；到期时间顺延，直到恢复计时。</translation>
    </message>
    <message>
        <source>{0}: started {1}, then stopped; nothing is due any more.</source>
        <translation>{0}：{1} 起算，后已停止；不再有到期时间。</translation>
    </message>
    <message>
        <source>Used so far: {0} of {1}, {2} left.</source>
        <translation>已用 {0} / {1}，还剩 {2}。</translation>
    </message>
    <message>
        <source>Used so far: {0} of {1}, {2} too late.</source>
        <translation>已用 {0} / {1}，超时 {2}。</translation>
    </message>
    <message>
        <source>Policy {0} does not fit: {1}.</source>
        <translation>第 {0} 条政策不符合：{1}。</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Policy {0}, the last one, applies: no other one fits.</source>
        <translation>适用第 {0} 条（最后一条）政策：其他各条都不符合。</translation>
    </message>
    <message>
        <source>Policy {0} is the first that fits: {1}.</source>
        <translation>第 {0} 条政策最先符合：{1}。</translation>
    </message>
    <message>
        <source>It promises {0} of working time ({1}). This is what counts:</source>
        <translation>承诺 {0}，按工作时间计（{1}）。计入的时段：</translation>
    </message>
    <message>
        <source>It promises {0} round the clock: nights and holidays count too.</source>
        <translation>承诺 {0}，全天候计时：夜间和节假日也计入。</translation>
    </message>
    <message>
        <source>Holidays left out: {0}.</source>
        <translation>未计入的节假日：{0}。</translation>
    </message>
    <message>
        <source>No holiday fell into this time.</source>
        <translation>这段时间没有节假日。</translation>
    </message>
    <message>
        <source>Pause left out: {0} – {1}, {2}.</source>
        <translation>未计入的暂停：{0} – {1}，{2}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>DepartmentForm</name>
    <message>
        <source>New department</source>
        <translation>新建部门</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Supervisor, hears of late tickets</source>
        <translation>主管（工单超时时收到通知）</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>DueForm</name>
    <message>
        <source>Set a deadline</source>
        <translation>设定时限</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>截止时间</translation>
    </message>
</context>
<context>
    <name>DuplicateForm</name>
    <message>
        <source>Close as a duplicate</source>
        <translation>按重复关闭</translation>
    </message>
    <message>
        <source>It repeats the ticket</source>
        <translation>与哪张工单重复</translation>
    </message>
</context>
<context>
    <name>DuplicatesForm</name>
    <message>
        <source>Close as duplicates</source>
        <translation>按重复关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) will be closed; their customers hear nothing.</source>
        <translation>
            <numerusform>将关闭 %n 张工单，不会打扰客户。</numerusform>
        </translation>
    </message>
    <message>
        <source>They repeat the ticket</source>
        <translation>与哪张工单重复</translation>
    </message>
</context>
<context>
    <name>DurationField</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计时方式</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
</context>
<context>
    <name>EarlierImports</name>
    <message>
        <source>Earlier imports</source>
        <translation>历次导入</translation>
    </message>
    <message>
        <source>Imports are listed here with their logs, and can be taken back as a whole.</source>
        <translation>每次导入都会列在这里，可查看日志，也可整批撤销。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤销导入…</translation>
    </message>
    <message>
        <source>Choose an import in the list first</source>
        <translation>请先在列表中选择一次导入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>确认撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) from {0} would go to the recycle bin.</source>
        <translation>
            <numerusform>{0} 新建的 %n 位客户将移入回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have tickets or talks by now.</source>
        <translation>
            <numerusform>其中 %n 位已有工单或互动记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) would get their old values back, where nobody has changed them since.</source>
        <translation>
            <numerusform>%n 条记录将恢复原值（之后被改动过的除外）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of {0} is left to take back.</source>
        <translation>{0} 已没有可撤销的内容。</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>已撤销这次导入。</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Edit ticket</source>
        <translation>编辑工单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Only for those in charge</source>
        <translation>仅负责人员可见</translation>
    </message>
</context>
<context>
    <name>EndBanner</name>
    <message>
        <source>Merged into {0}: what happened here is read there, too.</source>
        <translation>已合并到 {0}，这里的经过在那张工单里也能看到。</translation>
    </message>
    <message>
        <source>Closed as a duplicate of {0}.</source>
        <translation>与 {0} 重复，已关闭。</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
</context>
<context>
    <name>EntityPicker</name>
    <message>
        <source>Pick an entry from the list.</source>
        <translation>请从列表中选择一项。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>You may not do this. Nothing was changed; ask a supervisor or manager.</source>
        <translation>没有权限进行此操作。未作任何更改；请联系主管或经理。</translation>
    </message>
    <message>
        <source>Somebody changed this record in the meantime. Nothing was overwritten and what you typed is kept; look at the new state, then save again.</source>
        <translation>期间其他人已修改了这条记录。没有覆盖任何内容，已填写的内容已保留；请查看最新内容后再次保存。</translation>
    </message>
    <message>
        <source>Not saved yet: {problems}.</source>
        <translation>尚未保存：{problems}。</translation>
    </message>
    <message>
        <source>The ticket stands in this column already.</source>
        <translation>工单已在此列。</translation>
    </message>
    <message>
        <source>A closed ticket is taken up again with “Reopen” and a reason.</source>
        <translation>已关闭的工单请用“重新打开”并写明原因。</translation>
    </message>
    <message>
        <source>Somebody has begun with this ticket, so it is not new any more.</source>
        <translation>该工单已有人受理，不能退回待受理。</translation>
    </message>
    <message>
        <source>Nobody is in charge of this ticket yet. Assign it to somebody, or take it.</source>
        <translation>该工单还没有负责人。请先分派或受理。</translation>
    </message>
    <message>
        <source>There is no solution yet. Write down the steps and the result first.</source>
        <translation>还没有解决方案。请先写明处理步骤和结果。</translation>
    </message>
    <message>
        <source>Say first whether the customer sees it as solved or as partly solved.</source>
        <translation>请先填写客户确认的结果：已解决或部分解决。</translation>
    </message>
    <message>
        <source>Note first how content the customer is, or that nobody answered.</source>
        <translation>请先填写客户满意度，或注明客户未回应。</translation>
    </message>
    <message>
        <source>This ticket is closed. Reopen it first.</source>
        <translation>该工单已关闭。请先重新打开。</translation>
    </message>
    <message>
        <source>This ticket is not closed, so it cannot be reopened.</source>
        <translation>该工单未关闭，无需重新打开。</translation>
    </message>
    <message>
        <source>This ticket is yours already and in work.</source>
        <translation>该工单已由本人受理，正在处理中。</translation>
    </message>
    <message>
        <source>Another program is writing to the database for too long. Nothing was saved, what you typed is kept; try again.</source>
        <translation>其他程序写入数据库的时间过长。本次没有保存，已填写的内容已保留；请重试。</translation>
    </message>
    <message>
        <source>The disk is full. What was saved before is safe, this was not saved and what you typed is kept; free some space, then save again.</source>
        <translation>磁盘已满。此前保存的内容完好，本次没有保存，已填写的内容已保留；请腾出空间后再次保存。</translation>
    </message>
    <message>
        <source>The database can only be read: its file or folder is write-protected. Nothing was changed.</source>
        <translation>数据库只能读取：文件或所在文件夹受写保护。没有改动任何内容。</translation>
    </message>
    <message>
        <source>The database does not answer. Nothing was lost; check the disk or the network and try again.</source>
        <translation>数据库没有响应。没有丢失任何内容；请检查磁盘或网络后重试。</translation>
    </message>
    <message>
        <source>{file} may not be opened by this user. Nothing was changed; ask whoever owns the file or choose another.</source>
        <translation>当前用户无权打开 {file}。没有改动任何内容；请联系文件的所有者，或选择其他文件。</translation>
    </message>
    <message>
        <source>The database file was moved, removed or replaced while it was open. What was saved stays in that file, this was not saved and what you typed is kept; put the file back, then save again, or restart Laike.</source>
        <translation>数据库文件在打开期间被移动、删除或替换。此前保存的内容仍在原文件中，本次没有保存，已填写的内容已保留；请将文件放回原处后再次保存，或重新启动来客。</translation>
    </message>
    <message>
        <source>The database is damaged or cut off. It was left as it is; open the newest backup instead.</source>
        <translation>数据库已损坏或不完整。文件未作任何改动；请改为打开最近的备份。</translation>
    </message>
    <message>
        <source>This database belongs to a newer Laike (version {version}, this one reads {ours}). It was not touched; update Laike to open it.</source>
        <translation>此数据库属于更新版本的来客（版本 {version}，当前可读取 {ours}）。文件未作任何改动；请更新来客后再打开。</translation>
    </message>
    <message>
        <source>{file} is not a Laike database. It was not touched; choose another file.</source>
        <translation>{file} 不是来客的数据库。文件未作任何改动；请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} is empty, so whatever it held is gone from it. It was not touched; open a backup, or delete the file to begin anew.</source>
        <translation>{file} 是空文件，原有内容已不在其中。文件未作任何改动；请打开备份，或删除该文件后重新开始。</translation>
    </message>
    <message>
        <source>{file} lies on a network share, where a database file loses data. Nothing was made; choose a folder of this computer, or a PostgreSQL server for a team.</source>
        <translation>{file} 位于网络共享中，数据库文件在那里会丢失数据。没有创建任何内容；请选择本机的文件夹，团队请使用 PostgreSQL 服务器。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). The data is untouched; close the file in other programs or choose another folder.</source>
        <translation>无法写入 {path}（{reason}）。数据未受影响；请在其他程序中关闭该文件，或换一个文件夹。</translation>
    </message>
    <message>
        <source>That would be {count} records, and one workbook of forms holds {limit}. Nothing was written; choose a shorter period, or take the list.</source>
        <translation>共有 {count} 条记录，一个表单工作簿最多容纳 {limit} 条。未写入任何文件；请缩短期间，或改用清单导出。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a table. Nothing was imported; save it as .xlsx or .csv and try again.</source>
        <translation>{file} 无法作为表格读取。未导入任何数据；请另存为 .xlsx 或 .csv 后重试。</translation>
    </message>
    <message>
        <source>{file} is damaged or cut off. Nothing was imported; open it in Excel, save it anew and try again.</source>
        <translation>{file} 已损坏或不完整。未导入任何数据；请在 Excel 中打开并重新保存后再试。</translation>
    </message>
    <message>
        <source>The characters of {file} cannot be told (neither UTF-8, GBK nor UTF-16). Nothing was imported; open it in Excel and save it as “CSV UTF-8” or .xlsx.</source>
        <translation>无法识别 {file} 的文字编码（不是 UTF-8、GBK 或 UTF-16）。未导入任何数据；请在 Excel 中打开并另存为“CSV UTF-8”或 .xlsx。</translation>
    </message>
    <message>
        <source>In {file} a quotation mark opened in row {row} never closes. Nothing was imported; mend that row or save the file as .xlsx.</source>
        <translation>{file} 第 {row} 行的引号没有结束。未导入任何数据；请改正该行或另存为 .xlsx。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>That did not work. Nothing was changed; try again.</source>
        <translation>操作没有成功。未作任何更改；请重试。</translation>
    </message>
    <message>
        <source>This record is not there any more: somebody deleted it or handed it on. Nothing was changed; go back to the list.</source>
        <translation>这条记录已不在这里：可能已被删除或转交他人。未作任何更改；请返回列表。</translation>
    </message>
    <message>
        <source>You have looked up very many contact details within an hour. Nothing was shown; go on later or ask a manager.</source>
        <translation>一小时内查看的联系方式过多，这次没有显示。请稍后再试，或找经理。</translation>
    </message>
    <message>
        <source>{by} changed this record at {at}. Nothing was overwritten and what you typed is kept; look at the new state, then save again.</source>
        <translation>{by} 已于 {at} 修改了这条记录。没有覆盖任何内容，已输入的文字仍在；请查看最新内容后再次保存。</translation>
    </message>
    <message>
        <source>{by} took {number} at {at}. Nothing was changed; this is the new state.</source>
        <translation>{by} 已于 {at} 受理 {number}。没有任何改动，现在显示的是最新状态。</translation>
    </message>
    <message>
        <source>This step is not possible now. Nothing was changed; look at the new state first.</source>
        <translation>目前无法进行这一步。未作任何更改；请先查看最新状态。</translation>
    </message>
    <message>
        <source>This column takes {limit} tickets at most and is full. Nothing was changed; finish one of them or move it on first.</source>
        <translation>这一列最多放 {limit} 张工单，已经满了。没有改动任何内容；请先处理完或移走一张。</translation>
    </message>
    <message>
        <source>This follow-up is done or cancelled already. Nothing was changed.</source>
        <translation>该回访已完成或已取消。未作任何更改。</translation>
    </message>
    <message>
        <source>This survey is closed already, no answer can be entered. Nothing was changed.</source>
        <translation>该满意度调研已关闭，不能再录入作答。未作任何更改。</translation>
    </message>
    <message>
        <source>The database cannot be used as asked. Nothing was changed; check its address.</source>
        <translation>数据库无法按要求使用。未作任何更改；请检查数据库地址。</translation>
    </message>
    <message>
        <source>There are customers in this database already, and made-up ones never mix with them. Nothing was changed; name a new database.</source>
        <translation>该数据库中已有客户，演示数据不会与真实数据混在一起。未作任何更改；请指定一个新的数据库。</translation>
    </message>
    <message>
        <source>The connection broke while this was being saved. What you typed is kept; save again when the connection is back, it is never saved twice.</source>
        <translation>保存时连接中断。已输入的文字仍在；连接恢复后请再次保存，不会重复保存。</translation>
    </message>
    <message>
        <source>Nobody owns this database yet: setting it up was broken off. Nothing was changed; open a backup or begin with a new database.</source>
        <translation>该数据库还没有所有者：初始化曾被中断。未作任何更改；请打开备份或使用新的数据库。</translation>
    </message>
    <message>
        <source>The backup of {file} was not sound and was removed. The database is untouched; try again.</source>
        <translation>{file} 的备份不完好，已删除。数据库未作任何改动；请重试。</translation>
    </message>
    <message>
        <source>Stopped. Nothing of it was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>{file} was not written: choose a name that ends in {allowed}.</source>
        <translation>未写入 {file}：请使用以 {allowed} 结尾的文件名。</translation>
    </message>
    <message>
        <source>No file can hold the column “{key}” yet.</source>
        <translation>“{key}” 一列暂不能导出。</translation>
    </message>
    <message>
        <source>The filter {key}={value} is not understood. Nothing was written; see laike export --help.</source>
        <translation>无法识别筛选条件 {key}={value}。未写入任何文件；用法见 laike export --help。</translation>
    </message>
    <message>
        <source>{file} does not exist. Nothing was imported; choose the file again.</source>
        <translation>{file} 不存在。未导入任何数据；请重新选择文件。</translation>
    </message>
    <message>
        <source>{file} may not be read by this user. Nothing was imported; copy it to a folder of your own.</source>
        <translation>当前用户无权读取 {file}。未导入任何数据；请复制到自己的文件夹后再导入。</translation>
    </message>
    <message>
        <source>{file} is empty. Nothing was imported; choose another file.</source>
        <translation>{file} 是空文件。未导入任何数据；请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} is not an Excel or CSV file, whatever its name says. Nothing was imported; open it in the program it comes from and save it as .xlsx or .csv.</source>
        <translation>{file} 的内容不是 Excel 或 CSV，与文件名不符。未导入任何数据；请用原来的程序打开并另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>{file} holds parts that are not safe to read. Nothing was imported; save it anew in Excel or as CSV.</source>
        <translation>{file} 含有不安全的内容。未导入任何数据；请在 Excel 中重新保存或另存为 CSV。</translation>
    </message>
    <message>
        <source>{file} asked for more memory or time than is allowed. Nothing was imported; split it or save it as CSV.</source>
        <translation>读取 {file} 所需的内存或时间超出限制。未导入任何数据；请拆分文件或另存为 CSV。</translation>
    </message>
    <message>
        <source>{file} is protected by a password. Nothing was imported; open it in Excel, remove the password and save it.</source>
        <translation>{file} 有密码保护。未导入任何数据；请在 Excel 中打开，去掉密码后保存。</translation>
    </message>
    <message>
        <source>{file} is larger than allowed ({limit}). Nothing was imported; split it.</source>
        <translation>{file} 超出限制（{limit}）。未导入任何数据；请拆分文件。</translation>
    </message>
    <message>
        <source>{file} is too large. Nothing was imported; split it into several files.</source>
        <translation>{file} 太大。未导入任何数据；请拆分成几个文件。</translation>
    </message>
    <message>
        <source>{file} has more than {max} rows. Nothing was imported; split it into several files.</source>
        <translation>{file} 超过 {max} 行。未导入任何数据；请拆分成几个文件。</translation>
    </message>
    <message>
        <source>{file} has more than {max} cells. Nothing was imported; delete empty columns and rows beside the table, or split it.</source>
        <translation>{file} 超过 {max} 个单元格。未导入任何数据；请删除表格以外的空行空列，或拆分文件。</translation>
    </message>
    <message>
        <source>Reading {file} takes longer than {max} seconds. Nothing was imported; split it into several files.</source>
        <translation>读取 {file} 超过 {max} 秒。未导入任何数据；请拆分成几个文件。</translation>
    </message>
    <message>
        <source>Reading {file} takes more memory than is allowed. Nothing was imported; split it into several files.</source>
        <translation>读取 {file} 所需的内存超出限制。未导入任何数据；请拆分成几个文件。</translation>
    </message>
    <message>
        <source>{file} unpacks to far more than a list holds. Nothing was imported; save it anew in Excel without pictures, or split it.</source>
        <translation>{file} 解压后远大于一份列表。未导入任何数据；请在 Excel 中去掉图片重新保存，或拆分文件。</translation>
    </message>
    <message>
        <source>{file} consists of too many parts. Nothing was imported; save it anew in Excel without pictures.</source>
        <translation>{file} 的组成部分过多。未导入任何数据；请在 Excel 中去掉图片重新保存。</translation>
    </message>
    <message>
        <source>This is no list of days. Each row needs a date (or a first and a last one), a word such as “off” or “work”, and a name.</source>
        <translation>这不是放假安排。每行需要一个日期（或起止两个日期）、“休”或“班”之类的字样，以及名称。</translation>
    </message>
    <message>
        <source>{file} has no sheet “{sheet}”. Nothing was imported; it has: {sheets}.</source>
        <translation>{file} 中没有工作表“{sheet}”。未导入任何数据；其中有：{sheets}。</translation>
    </message>
    <message>
        <source>No column “{column}” was found in sheet “{sheet}” of {file}. Nothing was imported; match the columns by hand. The table has: {columns}.</source>
        <translation>在 {file} 的工作表“{sheet}”中没有找到“{column}”列。未导入任何数据；请手动匹配列。表中有：{columns}。</translation>
    </message>
    <message>
        <source>The column mapping {file} cannot be used (field {field}). Nothing was imported; it is JSON of heading and field, each field once.</source>
        <translation>列匹配文件 {file} 不可用（字段 {field}）。未导入任何数据；它应为列名与字段的 JSON，每个字段只用一次。</translation>
    </message>
    <message>
        <source>The import of {file} was taken back before. Nothing was changed.</source>
        <translation>{file} 的导入此前已撤销。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {detail}. Nothing was checked; it is a JSON list of cases.</source>
        <translation>无法读取 {path}：{detail}。没有进行检查；它应为用例的 JSON 列表。</translation>
    </message>
    <message>
        <source>This calendar cannot be used. It was not saved; correct it first.</source>
        <translation>这份日历无法使用，没有保存；请先改正。</translation>
    </message>
    <message>
        <source>“{value}” is not a time, a date or a weekday; write 09:00 or 2026-10-01.</source>
        <translation>“{value}”不是时间、日期或星期；请写成 09:00 或 2026-10-01。</translation>
    </message>
    <message>
        <source>The working hours {first} and {second} overlap ({day}); shorten one of them.</source>
        <translation>工作时间 {first} 与 {second} 重叠（{day}）；请缩短其中一段。</translation>
    </message>
    <message>
        <source>The time would be used up only after more than {years} years; add working hours.</source>
        <translation>工作时间太少，{years} 年内都不会到期；请增加工作时间。</translation>
    </message>
    <message>
        <source>The public holidays of “{country}” are not known; enter the days by hand.</source>
        <translation>没有“{country}”的节假日资料；请手工填写。</translation>
    </message>
    <message>
        <source>“{zone}” is not a time zone; write one such as Asia/Shanghai.</source>
        <translation>“{zone}”不是时区；请写成 Asia/Shanghai 这样的时区。</translation>
    </message>
    <message>
        <source>These policies cannot be used. They were not saved; correct them first.</source>
        <translation>这些政策无法使用，没有保存；请先改正。</translation>
    </message>
    <message>
        <source>The warning of a policy must come after its start and before its end.</source>
        <translation>政策的预警必须在开始之后、到期之前。</translation>
    </message>
    <message>
        <source>The steps of a policy must follow one another in time.</source>
        <translation>政策的各个步骤必须按时间先后排列。</translation>
    </message>
    <message>
        <source>this person does not work here any more</source>
        <translation>此人已离职</translation>
    </message>
    <message>
        <source>this moment has passed</source>
        <translation>该时间已过</translation>
    </message>
    <message>
        <source>a checklist takes 50 lines at most</source>
        <translation>一张检查清单最多 50 行</translation>
    </message>
    <message>
        <source>this template is yours alone, a reply for everybody needs one for everybody</source>
        <translation>这个模板只有您自己能用，公共回复请选公共模板</translation>
    </message>
    <message>
        <source>this service level does not run now</source>
        <translation>该时效目前未在计时</translation>
    </message>
    <message>
        <source>this is not a web address, try www.example.com</source>
        <translation>这不是网址，例如 www.example.com</translation>
    </message>
    <message>
        <source>this moment is still to come</source>
        <translation>时间不能晚于现在</translation>
    </message>
    <message>
        <source>this moment has passed already</source>
        <translation>时间不能早于现在</translation>
    </message>
    <message>
        <source>an individual customer has only himself here</source>
        <translation>个人客户的联系人只有本人</translation>
    </message>
    <message>
        <source>another record has this already</source>
        <translation>已被其他记录使用</translation>
    </message>
    <message>
        <source>this cannot be changed here</source>
        <translation>此处不能修改</translation>
    </message>
    <message>
        <source>small letters, digits and underscores only</source>
        <translation>只能用小写字母、数字和下划线</translation>
    </message>
    <message>
        <source>at least ten characters, please</source>
        <translation>至少十个字符</translation>
    </message>
    <message>
        <source>this is too easy to guess</source>
        <translation>太容易被猜到</translation>
    </message>
    <message>
        <source>the two passwords differ</source>
        <translation>两次输入的密码不一致</translation>
    </message>
    <message>
        <source>the last administrator stays one</source>
        <translation>最后一位管理员必须保留</translation>
    </message>
    <message>
        <source>another administrator must change this</source>
        <translation>须由另一位管理员修改</translation>
    </message>
    <message>
        <source>nothing is filled in</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>there is no such date</source>
        <translation>没有这个日期</translation>
    </message>
    <message>
        <source>day and month cannot be told apart, write 2025-09-30</source>
        <translation>无法分辨日和月，请写成 2025-09-30</translation>
    </message>
    <message>
        <source>this value is not known here</source>
        <translation>无法识别的值</translation>
    </message>
    <message>
        <source>this is not a complete phone number</source>
        <translation>不是完整的电话号码</translation>
    </message>
    <message>
        <source>Excel rounded this number, its last digits are lost</source>
        <translation>Excel 已将此号码舍入，末几位已丢失</translation>
    </message>
    <message>
        <source>the file does not hold the result of this formula, save it in Excel</source>
        <translation>文件中没有此公式的结果，请在 Excel 中保存</translation>
    </message>
    <message>
        <source>this is earlier than the report</source>
        <translation>早于提交时间</translation>
    </message>
    <message>
        <source>it is said to be done, but no column says since when</source>
        <translation>状态为已完成，但没有任何一列写明完成时间</translation>
    </message>
    <message>
        <source>this customer is not stored here; --create-customers registers the unknown</source>
        <translation>系统中没有这位客户；加 --create-customers 可自动登记</translation>
    </message>
    <message>
        <source>several customers have this name; a column with their numbers decides</source>
        <translation>有多位客户同名，请加上客户编号列以区分</translation>
    </message>
    <message>
        <source>this is not a web address</source>
        <translation>不是网址</translation>
    </message>
    <message>
        <source>No row with column names was found in sheet “{sheet}” of {file}. Nothing was imported; say which row holds them.</source>
        <translation>在 {file} 的工作表“{sheet}”中没有找到列名所在的行。未导入任何数据；请指定列名在第几行。</translation>
    </message>
    <message>
        <source>This calendar never opens, so nothing would ever fall due. Add working hours.</source>
        <translation>这份日历没有任何工作时间，永远不会到期。请填写工作时间。</translation>
    </message>
    <message>
        <source>The last policy must match everything.</source>
        <translation>最后一条政策必须适用于所有工单。</translation>
    </message>
    <message>
        <source>A duration in a policy is below zero. Nothing was saved; enter 0 or more.</source>
        <translation>政策中的时长小于零。没有保存；请填写 0 或更大的数。</translation>
    </message>
    <message>
        <source>Two policies carry the same key {policy}. Nothing was saved; give one another key.</source>
        <translation>两条政策使用了相同的标识 {policy}。没有保存；请修改其中一个。</translation>
    </message>
    <message>
        <source>The policies cannot be read ({policy}). Nothing was saved; look at their form.</source>
        <translation>无法读取政策（{policy}）。没有保存；请检查格式。</translation>
    </message>
    <message>
        <source>A policy that matches everything must stand last.</source>
        <translation>适用于所有工单的政策必须排在最后。</translation>
    </message>
    <message>
        <source>please fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>this value does not fit here</source>
        <translation>内容不符合要求</translation>
    </message>
    <message>
        <source>please choose one from the list</source>
        <translation>请从列表中选择</translation>
    </message>
    <message>
        <source>this number is outside the allowed range</source>
        <translation>数值超出允许范围</translation>
    </message>
    <message>
        <source>this text is too long</source>
        <translation>文字太长</translation>
    </message>
    <message>
        <source>please answer at least one question</source>
        <translation>请至少回答一题</translation>
    </message>
    <message>
        <source>this is not known here</source>
        <translation>无法识别此项</translation>
    </message>
    <message>
        <source>this is not a time zone, try Asia/Shanghai</source>
        <translation>这不是时区，例如 Asia/Shanghai</translation>
    </message>
    <message>
        <source>write two times of day, such as 22:00-08:00</source>
        <translation>请写两个时刻，例如 22:00-08:00</translation>
    </message>
    <message>
        <source>the owner keeps this role</source>
        <translation>店主的角色不能更改</translation>
    </message>
    <message>
        <source>please say what was discussed, with whom, and what comes next</source>
        <translation>请写明谈了什么、与谁沟通、下一步做什么</translation>
    </message>
    <message>
        <source>this is not a phone number</source>
        <translation>这不是电话号码</translation>
    </message>
    <message>
        <source>this is not an e-mail address</source>
        <translation>不是电子邮箱地址</translation>
    </message>
    <message>
        <source>The server&apos;s records belong to a newer Laike now. They can be read but not changed until this computer has Laike {version} or newer. Nothing was saved.</source>
        <translation>服务器上的数据已属于更新版本的来客，在本机升级到来客 {version} 或更新版本之前只能查看，不能修改。没有保存任何内容。</translation>
    </message>
    <message>
        <source>Somebody else is upgrading this database right now. Nothing was changed; try again in a minute.</source>
        <translation>有人正在升级这个数据库。没有改动任何内容，请一分钟后再试。</translation>
    </message>
    <message>
        <source>People are saving at this moment, and the check needs the tables for itself for a second. Nothing was changed; try again when the desks are quieter.</source>
        <translation>此刻正有人在保存，而检查需要短暂独占各表。未做任何更改；请在大家不忙时再试。</translation>
    </message>
    <message>
        <source>The server has no connection free. Nothing was lost; try again in a minute, and tell the administrator if it happens often.</source>
        <translation>服务器的连接已用完。没有丢失任何内容，请一分钟后再试；如果经常发生，请告诉管理员。</translation>
    </message>
    <message>
        <source>The server is starting or stopping. Nothing was lost; try again in a minute.</source>
        <translation>服务器正在启动或停止。没有丢失任何内容，请一分钟后再试。</translation>
    </message>
    <message>
        <source>The server has no database of this name. Nothing was changed; check the name, or ask the administrator.</source>
        <translation>服务器上没有这个名称的数据库。没有改动任何内容，请检查名称，或询问管理员。</translation>
    </message>
    <message>
        <source>The server could not prove that it is the right one: its certificate is expired, for another name, or from an authority this computer does not know. The password was not sent; ask the administrator for the certificate file.</source>
        <translation>服务器未能证明自己的身份：证书已过期、名称不符，或签发机构不受本机信任。密码没有发出，请向管理员索取证书文件。</translation>
    </message>
    <message>
        <source>The server does not encrypt its connections, so others could listen in. The password was not sent; the administrator must switch TLS on.</source>
        <translation>服务器没有加密连接，他人可能窃听。密码没有发出，须由管理员启用 TLS。</translation>
    </message>
    <message>
        <source>The server asked for the password in a way that would give it away. It was not sent; tell the administrator, it may be a false server.</source>
        <translation>服务器索要密码的方式会泄露密码。密码没有发出，请告诉管理员，这可能是冒充的服务器。</translation>
    </message>
    <message>
        <source>The server does not accept this name and password: one of them is wrong, or the login has expired or was locked. Nothing was changed; try again or ask the administrator.</source>
        <translation>服务器不接受这个登录名和密码：可能输入有误，也可能账号已过期或已停用。没有改动任何内容，请重试或询问管理员。</translation>
    </message>
    <message>
        <source>The server asks for a password. Enter it to sign in.</source>
        <translation>服务器需要密码，请输入后登录。</translation>
    </message>
    <message>
        <source>The administrator knows this password. Choose one of your own to go on: at least ten characters.</source>
        <translation>管理员知道这个密码。请设置自己的密码后继续，至少十个字符。</translation>
    </message>
    <message>
        <source>This login is nobody at this desk, or the person has left. Nothing was changed; ask the administrator to add the person.</source>
        <translation>这个登录名在这里没有对应的人员，或该人员已离职。没有改动任何内容，请管理员添加人员。</translation>
    </message>
    <message>
        <source>The present password is not right. The password was not changed; try again.</source>
        <translation>当前密码不正确。密码没有修改，请重试。</translation>
    </message>
    <message>
        <source>This database was not set up for Laike yet. Nothing was changed; an administrator prepares it with laike server-setup.</source>
        <translation>这个数据库还没有为来客做好准备。没有改动任何内容，请管理员用 laike server-setup 准备。</translation>
    </message>
    <message>
        <source>The store is still empty. Name its first administrator with --first-admin.</source>
        <translation>数据库还是空的。请用 --first-admin 指定第一位管理员。</translation>
    </message>
    <message>
        <source>The server&apos;s records are of an older Laike (version {version}, this one needs {ours}). Nothing was changed; an administrator upgrades them with laike server-setup --upgrade.</source>
        <translation>服务器上的数据属于较旧版本的来客（版本 {version}，本机需要 {ours}）。没有改动任何内容，请管理员用 laike server-setup --upgrade 升级。</translation>
    </message>
    <message>
        <source>This address of a server cannot be used. Write postgresql://name@server/database.</source>
        <translation>这个服务器地址无法使用。请写成 postgresql://登录名@服务器/数据库。</translation>
    </message>
    <message>
        <source>A password does not belong into the address, where others can read it. Leave it out; it is asked for.</source>
        <translation>密码不应写在地址里，他人可能看到。请去掉，程序会另行询问。</translation>
    </message>
    <message>
        <source>The address says “{name}”, which is not taken from an address. Leave it out.</source>
        <translation>地址里写了“{name}”，程序不从地址中读取这一项。请去掉。</translation>
    </message>
    <message>
        <source>The address asks for a connection without full encryption. That is allowed on this computer only, not for {host}; leave “sslmode” out.</source>
        <translation>地址要求不完全加密的连接，这只允许用于本机，不允许用于 {host}。请去掉“sslmode”。</translation>
    </message>
    <message>
        <source>The address drops the proof that nobody stands between here and the server. That is allowed on this computer only, not for {host}; leave “channel_binding” out.</source>
        <translation>地址放弃了防止中间人冒充的验证，这只允许用于本机，不允许用于 {host}。请去掉“channel_binding”。</translation>
    </message>
    <message>
        <source>The address lets a server ask for the password itself. That is allowed on this computer only, not for {host}; leave “require_auth” out.</source>
        <translation>地址允许服务器直接索要密码，这只允许用于本机，不允许用于 {host}。请去掉“require_auth”。</translation>
    </message>
    <message>
        <source>This server cannot be set up as it is. Nothing was made.</source>
        <translation>这个服务器目前无法设置。没有创建任何内容。</translation>
    </message>
    <message>
        <source>The server is PostgreSQL {version}, which has known holes. Nothing was made; update it to {oldest} or newer.</source>
        <translation>服务器是 PostgreSQL {version}，有已知的安全漏洞。没有创建任何内容，请更新到 {oldest} 或更新版本。</translation>
    </message>
    <message>
        <source>This login is not the server&apos;s administrator. Nothing was made; use that login once, or print the commands with --print-script and have them run.</source>
        <translation>这个登录名不是服务器管理员。没有创建任何内容，请使用一次管理员的登录名，或用 --print-script 输出命令交由管理员执行。</translation>
    </message>
    <message>
        <source>The server does not know the locale C.UTF-8, without which Chinese is not found. Nothing was made; run the server on a system that has it.</source>
        <translation>服务器不支持区域设置 C.UTF-8，没有它就搜索不到中文。没有创建任何内容，请把服务器放在支持它的系统上。</translation>
    </message>
    <message>
        <source>There is a database {database} already, with {encoding} instead of UTF8 and C.UTF-8. It was not touched; name another.</source>
        <translation>已有数据库 {database}，但编码是 {encoding}，而不是 UTF8 和 C.UTF-8。没有改动它，请换一个名称。</translation>
    </message>
    <message>
        <source>The database {database} belongs to something else. It was not touched; name another.</source>
        <translation>数据库 {database} 另有用途。没有改动它，请换一个名称。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a name on the server. Nothing was made; use up to 20 small letters, digits and underscores, with a letter first.</source>
        <translation>“{name}”不能用作服务器上的名称。没有创建任何内容，请用最多 20 个小写字母、数字和下划线，以字母开头。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a login. Nothing was made; use small letters, digits and underscores.</source>
        <translation>“{name}”不能用作登录名。没有创建任何内容，请用小写字母、数字和下划线。</translation>
    </message>
    <message>
        <source>This complaint lacks the step “Listen and record”. Write down first what the customer said and wants.</source>
        <translation>这个投诉还缺“倾听记录”这一步。请先写下客户说了什么、希望怎么处理。</translation>
    </message>
    <message>
        <source>This complaint lacks the step “Find the cause”. Write down first why it happened.</source>
        <translation>这个投诉还缺“查明原因”这一步。请先写下为什么会发生。</translation>
    </message>
    <message>
        <source>This complaint lacks the step “Agree and carry out a remedy”. Write down first what was agreed and done.</source>
        <translation>这个投诉还缺“商定并落实补救”这一步。请先写下商定了什么、做了什么。</translation>
    </message>
    <message>
        <source>This complaint lacks the step “Visit back and confirm”. Ask the customer first whether it is put right.</source>
        <translation>这个投诉还缺“回访确认”这一步。请先回访客户，确认问题是否已经解决。</translation>
    </message>
    <message>
        <source>This step is done already. Nothing was changed; look at what was written.</source>
        <translation>这一步已经完成。没有改动任何内容，请先看看已写的记录。</translation>
    </message>
    <message>
        <source>Only the last step that is done can be taken back. Nothing was changed.</source>
        <translation>只能撤回最后完成的那一步。没有改动任何内容。</translation>
    </message>
    <message>
        <source>Only a complaint has these steps. Nothing was changed.</source>
        <translation>只有投诉才有这四步。没有改动任何内容。</translation>
    </message>
    <message>
        <source>This line is ticked and stays as a record. Take the tick off first.</source>
        <translation>这一行已经勾选，作为记录保留。请先取消勾选。</translation>
    </message>
    <message>
        <source>The checklist template that goes with this reply is no longer there. Nothing was sent or changed; choose another one in the reply, or send the text alone.</source>
        <translation>这条常用回复附带的检查清单模板已被移除。没有发送，也没有改动任何内容；请在常用回复中另选模板，或只发送文字。</translation>
    </message>
    <message>
        <source>A checklist takes 50 lines at most, so the template that goes with this reply has no room here. Nothing was sent or changed.</source>
        <translation>一张检查清单最多 50 行，放不下这条常用回复附带的模板。没有发送，也没有改动任何内容。</translation>
    </message>
    <message>
        <source>A task force is for major problems. Set the severity to “Major” first.</source>
        <translation>专项小组用于重大问题。请先把严重程度改为“重大”。</translation>
    </message>
    <message>
        <source>A task of this member is not done yet. Finish it or give it to another first.</source>
        <translation>该成员还有任务没有完成。请先完成，或转给其他人。</translation>
    </message>
    <message>
        <source>This task is done already. Nothing was changed.</source>
        <translation>这项任务已经完成。没有改动任何内容。</translation>
    </message>
    <message>
        <source>“{name}” cannot be attached. Nothing was changed; try another file.</source>
        <translation>“{name}”无法添加为附件。没有改动任何内容；请换一个文件再试。</translation>
    </message>
    <message>
        <source>“{name}” is empty. It was not attached; save it in its program first.</source>
        <translation>“{name}”是空文件，没有添加；请先在原程序里保存。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB. It was not attached; make it smaller or attach a part of it.</source>
        <translation>“{name}”超过 {limit} MB，没有添加；请压缩后再试，或只添加其中一部分。</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Nothing was attached; drop the files in it instead.</source>
        <translation>“{name}”是文件夹，没有添加；请拖入里面的文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a file that can be kept. Nothing was attached.</source>
        <translation>“{name}”不是可以保存的文件，没有添加。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. It was not attached; see whether it is still there.</source>
        <translation>读不到“{name}”，没有添加；请看看文件是否还在。</translation>
    </message>
    <message>
        <source>Another program is writing “{name}” just now. It was not attached; try again when it is finished.</source>
        <translation>“{name}”正在被其他程序写入，没有添加；请等写完再试。</translation>
    </message>
    <message>
        <source>“{name}” is not stored any more as it was attached, so it is not given out. Attach it again, or take it from a backup.</source>
        <translation>“{name}”存储的内容与添加时不一致，因此不提供打开；请重新添加，或从备份中找回。</translation>
    </message>
    <message>
        <source>This ticket was merged into another one. Take the merge back instead of reopening it.</source>
        <translation>这张工单已合并到另一张，不能单独重开；请先撤销合并。</translation>
    </message>
    <message>
        <source>This ticket is not merged into another one any more. Nothing was changed.</source>
        <translation>这张工单已不在合并状态，未作任何更改。</translation>
    </message>
    <message>
        <source>this is the ticket itself, please choose another one</source>
        <translation>这就是当前工单，请选另一张</translation>
    </message>
    <message>
        <source>this one is closed as a duplicate or spam, please choose the one it repeats</source>
        <translation>这张已按重复或垃圾信息关闭，请选它所重复的那张</translation>
    </message>
    <message>
        <source>this ticket is another customer&apos;s</source>
        <translation>这是另一位客户的工单</translation>
    </message>
    <message>
        <source>A card changes its lane or its column, not both at once. Nothing was changed; drop it in the same column first, then move it on.</source>
        <translation>卡片一次只能换泳道或换列，不能同时换。没有改动任何内容；请先拖到目标泳道的同一列，再换列。</translation>
    </message>
    <message>
        <source>The tier belongs to the customer. Nothing was changed; change it on the customer&apos;s page.</source>
        <translation>等级跟着客户走，不能在看板上改。没有改动任何内容；请到客户页面修改等级。</translation>
    </message>
    <message>
        <source>A ticket is not left without a department. Nothing was changed; drop it in the lane of a department or person.</source>
        <translation>工单不能没有部门。没有改动任何内容；请拖到某个部门或负责人的泳道。</translation>
    </message>
    <message>
        <source>This is not the right password. The desk stays locked; try again.</source>
        <translation>密码不正确，仍处于锁定状态，请重试。</translation>
    </message>
    <message>
        <source>The form cannot listen at {host}:{port}. Nothing was started; another program is there, or this is no address of this computer.</source>
        <translation>表单无法在 {host}:{port} 上开启。没有启动；端口已被其他程序占用，或这不是本机的地址。</translation>
    </message>
    <message>
        <source>Too many submissions wait to be taken in. Nothing was kept; open a desk that takes them in.</source>
        <translation>待受理的提交太多。这次没有保存；请先打开一台负责受理的电脑。</translation>
    </message>
    <message>
        <source>The mail server {host} does not answer. What came in so far is here; the rest stays in the mailbox and is fetched later.</source>
        <translation>邮件服务器 {host} 没有响应。已收到的都已保存，其余仍在邮箱里，稍后再收。</translation>
    </message>
    <message>
        <source>The mail server {host} does not let this mailbox in. Nothing was fetched; check its name and password, at some providers a code for mail programs.</source>
        <translation>邮件服务器 {host} 拒绝登录。没有收取任何邮件；请检查账号和密码，有些邮箱要用授权码。</translation>
    </message>
    <message>
        <source>The folder cannot be opened on {host}. Nothing was fetched; check its name in the settings.</source>
        <translation>在 {host} 上打不开这个文件夹。没有收取任何邮件；请在设置里检查文件夹名称。</translation>
    </message>
    <message>
        <source>The mail server {host} cannot prove that it is the right one. Nothing was sent to it; check its name and the encryption.</source>
        <translation>邮件服务器 {host} 的证书无法验证。密码没有发出；请检查服务器名称和加密方式。</translation>
    </message>
    <message>
        <source>Without encryption everybody in between reads the password of the mailbox. Nothing was sent to {host}; choose TLS or STARTTLS.</source>
        <translation>不加密的话，途中任何人都能看到邮箱密码。密码没有发给 {host}；请选 TLS 或 STARTTLS。</translation>
    </message>
    <message>
        <source>No mailbox is switched on. Fill in the section “Mail” of the settings first.</source>
        <translation>还没有启用邮箱。请先在设置里填好“邮件”一栏。</translation>
    </message>
    <message>
        <source>The password of the mailbox is not known on this computer. Enter it in the section “Mail” of the settings.</source>
        <translation>这台电脑上没有保存邮箱密码。请在设置的“邮件”一栏里填写。</translation>
    </message>
    <message>
        <source>this is not an address such as 192.168.1.20</source>
        <translation>请填写形如 192.168.1.20 的地址</translation>
    </message>
    <message>
        <source>this is neither a phone number nor an e-mail address</source>
        <translation>既不是电话也不是邮箱</translation>
    </message>
    <message>
        <source>What you wrote is saved, but “{name}” was not attached: the store did not take it. Attach it to the entry once more.</source>
        <translation>内容已保存，但“{name}”未能存入，没有附上。请在该条记录上重新添加。</translation>
    </message>
</context>
<context>
    <name>ExplainDialog</name>
    <message>
        <source>Why is it due then?</source>
        <translation>为什么是这个时限？</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>{0} % filled</source>
        <translation>已填 {0}%</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Account manager</source>
        <translation>专属客户经理</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>所属行业</translation>
    </message>
    <message>
        <source>Main business</source>
        <translation>主营业务</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人数规模</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>营收规模</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次接触</translation>
    </message>
    <message>
        <source>Cooperation expected</source>
        <translation>预计合作</translation>
    </message>
    <message>
        <source>With us since</source>
        <translation>成交日期</translation>
    </message>
    <message>
        <source>Pain now</source>
        <translation>当前痛点</translation>
    </message>
    <message>
        <source>Goal wanted</source>
        <translation>期望目标</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>需求关键词</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>Fetched</name>
    <message>
        <source>Another desk looks into the mailbox at this moment.</source>
        <translation>另一台电脑正在收取这个邮箱。</translation>
    </message>
    <message>
        <source>Nothing new in the mailbox.</source>
        <translation>邮箱里没有新邮件。</translation>
    </message>
    <message>
        <source>New tickets: {0}. Messages on tickets: {1}. Set aside: {2}. Waiting: {3}.</source>
        <translation>新工单 {0}，工单回信 {1}，搁置 {2}，等待 {3}。</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>FigureCharts</name>
    <message>
        <source>Tickets</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>{0}: {1} tickets, together {2}</source>
        <translation>{0}：{1} 张，累计 {2}</translation>
    </message>
    <message>
        <source>Frequent problems: {0}</source>
        <translation>高频问题：{0}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Running share</source>
        <translation>累计占比</translation>
    </message>
    <message>
        <source>{0}
{1} tickets, {2}; together {3}</source>
        <translation>{0}
{1} 张，占 {2}；累计 {3}</translation>
    </message>
    <message>
        <source>Period before: {0}</source>
        <translation>上期：{0}</translation>
    </message>
</context>
<context>
    <name>FigureFilters</name>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>All there are</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>全部优先级</translation>
    </message>
</context>
<context>
    <name>FigureTables</name>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>时效达标率</translation>
    </message>
    <message>
        <source>Accepted in time</source>
        <translation>受理达标率</translation>
    </message>
    <message>
        <source>Solved in time</source>
        <translation>解决达标率</translation>
    </message>
    <message>
        <source>First answer, median</source>
        <translation>首次响应中位数</translation>
    </message>
    <message>
        <source>Solved, median</source>
        <translation>解决中位数</translation>
    </message>
    <message>
        <source>Solved, 90 %</source>
        <translation>解决 90 分位</translation>
    </message>
    <message>
        <source>Median, working hours</source>
        <translation>工作时间中位数</translation>
    </message>
    <message>
        <source>90 %, working hours</source>
        <translation>工作时间 90 分位</translation>
    </message>
    <message>
        <source>No time of solution</source>
        <translation>无解决时间</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开率</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Running share</source>
        <translation>累计占比</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Open {0} days</source>
        <translation>积压 {0} 天</translation>
    </message>
</context>
<context>
    <name>FigureTickets</name>
    <message>
        <source>Reported in the period</source>
        <translation>期内提交</translation>
    </message>
    <message>
        <source>Missed a promise</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed without a time of solution</source>
        <translation>已关闭但无解决时间</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开过</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>目前未解决</translation>
    </message>
    <message>
        <source>Left out of the figures</source>
        <translation>未计入指标</translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>First answer, median</source>
        <translation>首次响应（中位数）</translation>
    </message>
    <message>
        <source>Time to solve, median</source>
        <translation>解决用时（中位数）</translation>
    </message>
    <message numerus="yes">
        <source>%n still running</source>
        <translation>
            <numerusform>%n 项仍在计时</numerusform>
        </translation>
    </message>
    <message>
        <source>90 %: {0} · working hours: {1}</source>
        <translation>90 分位 {0} · 工作时间 {1}</translation>
    </message>
    <message>
        <source>Days {0}</source>
        <translation>天数 {0}</translation>
    </message>
    <message>
        <source>{0}: {1} ({2} of {3}; running {4}, paused {5})</source>
        <translation>{0}：{1}（{2}/{3}；计时中 {4}，暂停 {5}）</translation>
    </message>
    <message>
        <source>Mean {0}, in working hours {1}; 90 % in working hours {2}; n = {3}</source>
        <translation>平均 {0}，按工作时间 {1}；工作时间 90 分位 {2}；n = {3}</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>Source: {0}</source>
        <translation>出处：{0}</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>无人负责</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Tickets</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Service-level rate</source>
        <translation>时效达标率</translation>
    </message>
    <message>
        <source>Kept promises among those kept or missed, each ticket once for each of its clocks. An open clock past its due time is missed; running and paused ones do not count yet.</source>
        <translation>达标数占（达标 + 未达标）的比例，每张工单的每种时限只计一次。尚未结束但已超时的算未达标；计时中和暂停的暂不计入。</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>From the report until a person takes, answers or moves the ticket: median, 90th percentile and mean of the tickets somebody answered.</source>
        <translation>从提交到有人受理、答复或移动工单为止；取已响应工单的中位数、90 百分位和平均值。</translation>
    </message>
    <message>
        <source>Time to solve</source>
        <translation>解决用时</translation>
    </message>
    <message>
        <source>From the report to the solution, time of waiting included; a reopened ticket counts to its last solution. Median, 90th percentile and mean of the solved tickets, by the clock and in working hours.</source>
        <translation>从提交到解决，含等待客户的时间；重新打开的工单算到最后一次解决。取已解决工单的中位数、90 百分位和平均值，分别按自然时间和工作时间计。</translation>
    </message>
    <message>
        <source>Without a time of solution</source>
        <translation>无解决时间</translation>
    </message>
    <message>
        <source>Closed tickets of which nobody noted when they were solved; they are in no time and in no rate of the solve clock.</source>
        <translation>已关闭但没有记录解决时间的工单；不计入解决用时，也不计入解决达标率。</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开率</translation>
    </message>
    <message>
        <source>Share of the tickets ever solved that were taken up again; each once.</source>
        <translation>曾经解决过的工单中被重新打开的比例，每张只计一次。</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>积压工单</translation>
    </message>
    <message>
        <source>Neither solved nor closed at this moment, whenever they were reported, by days since the report.</source>
        <translation>此刻尚未解决也未关闭的工单，不论何时提交，按提交至今的天数划分。</translation>
    </message>
    <message>
        <source>Reported in the period; each counts once. Duplicates, spam and merged tickets are in no figure.</source>
        <translation>期内提交的工单，每张只计一次；重复、垃圾信息和已合并的工单不计入任何指标。</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>未计入：{0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>duplicates {0}</source>
        <translation>重复 {0} 单</translation>
    </message>
    <message>
        <source>spam {0}</source>
        <translation>垃圾 {0} 单</translation>
    </message>
    <message>
        <source>merged {0}</source>
        <translation>已合并 {0} 单</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Frequent problems</source>
        <translation>高频问题</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>导出 Excel</translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message>
        <source>By group</source>
        <translation>分组指标</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Click a number, or press Enter on it, for its tickets; of a service level, those that missed it.</source>
        <translation>点击数字或按回车，可查看对应的工单；达标率对应的是未达标的工单。</translation>
    </message>
    <message>
        <source>Figures by group</source>
        <translation>分组指标表</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
    <message>
        <source>Show {0} in its folder</source>
        <translation>在文件夹中显示 {0}</translation>
    </message>
</context>
<context>
    <name>FileHandling</name>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Drop the customer list here</source>
        <translation>把客户登记表拖到这里</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls) or CSV, as it is. Nothing is written before you say so.</source>
        <translation>Excel（.xlsx、.xls）或 CSV，原样即可。确认之前不会写入任何数据。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>FilesToCome</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Drop files here, or paste a picture of the screen.</source>
        <translation>把文件拖到这里，或粘贴截图。</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>添加附件…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Remove filter {0}</source>
        <translation>移除筛选条件 {0}</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>FinishForm</name>
    <message>
        <source>What came of it, and what is next</source>
        <translation>结果如何，下一步做什么</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>FinishTaskForm</name>
    <message>
        <source>What came of it</source>
        <translation>结果如何</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to Laike</source>
        <translation>欢迎使用来客</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>使用哪种语言？</translation>
    </message>
    <message>
        <source>Alone or in a team?</source>
        <translation>一个人用，还是团队用？</translation>
    </message>
    <message>
        <source>How to begin?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>Alone, on this computer</source>
        <translation>一个人，在这台电脑上</translation>
    </message>
    <message>
        <source>In a team, on a server</source>
        <translation>团队，在一台服务器上</translation>
    </message>
    <message>
        <source>With empty records</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>Look around with demo data</source>
        <translation>用演示数据看一看</translation>
    </message>
    <message>
        <source>The records are one file in the user folder.</source>
        <translation>数据是用户文件夹里的一个文件。</translation>
    </message>
    <message>
        <source>Everybody works on one PostgreSQL server, which an administrator has set up and where you have a name and a password.</source>
        <translation>大家共用一台 PostgreSQL 服务器，由管理员设置好，每人有自己的登录名和密码。</translation>
    </message>
    <message>
        <source>Then import the list of customers you have, from Excel or CSV.</source>
        <translation>然后从 Excel 或 CSV 导入现有的客户名单。</translation>
    </message>
    <message>
        <source>A made-up company; it is gone when the window closes. Your own records stay empty.</source>
        <translation>一家虚构的公司，关闭窗口后即消失，自己的数据仍为空白。</translation>
    </message>
    <message>
        <source>Administrators: set up a new server…</source>
        <translation>管理员：设置新的服务器…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始使用</translation>
    </message>
</context>
<context>
    <name>FollowUpActions</name>
    <message>
        <source>Another time…</source>
        <translation>其他时间…</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>In one hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>Tomorrow at 9:00</source>
        <translation>明天 9:00</translation>
    </message>
    <message>
        <source>Next Monday at 9:00</source>
        <translation>下周一 9:00</translation>
    </message>
    <message>
        <source>In a week at 9:00</source>
        <translation>一周后 9:00</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Enter {0}.</source>
        <translation>请填写{0}。</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Somebody else deleted this record meanwhile. What you typed is still here: save it as a new record, or close the form.</source>
        <translation>这条记录已被其他人删除。已填写的内容仍在：可另存为新记录，或关闭表单。</translation>
    </message>
    <message>
        <source>Save as new record</source>
        <translation>另存为新记录</translation>
    </message>
    <message>
        <source>There is no connection, so what you typed cannot be kept for later. Leave the form open until it is back, or close it again to give the text up.</source>
        <translation>连接已断开，已输入的文字无法存为草稿。请保持窗口打开直到连接恢复；再次关闭则放弃这些文字。</translation>
    </message>
    <message>
        <source>This is what you had typed by {0}; it was not saved yet.</source>
        <translation>这是 {0} 前已填写、尚未保存的内容。</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>由谁接手</translation>
    </message>
    <message>
        <source>Open tickets: {0}</source>
        <translation>未结工单：{0}</translation>
    </message>
    <message>
        <source>Open follow-ups: {0}</source>
        <translation>待办回访：{0}</translation>
    </message>
    <message>
        <source>Customers: {0}</source>
        <translation>客户：{0}</translation>
    </message>
    <message>
        <source>Tasks in task forces: {0}</source>
        <translation>专项小组任务：{0}</translation>
    </message>
    <message>
        <source>There is nothing of {0} that could be handed over.</source>
        <translation>{0}名下没有可交接的内容。</translation>
    </message>
    <message>
        <source>What {0} has in charge goes to those ticked below, to each in turn; what belongs to one customer stays together.</source>
        <translation>{0}负责的内容轮流交给下面勾选的人；同一客户的内容交给同一个人。</translation>
    </message>
    <message>
        <source>What another department must hand over: {0}.</source>
        <translation>需由其他部门交接：{0}。</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>记录互动</translation>
    </message>
    <message>
        <source>Follow-ups late</source>
        <translation>超时回访</translation>
    </message>
    <message>
        <source>Follow-ups due today</source>
        <translation>今日回访</translation>
    </message>
    <message>
        <source>My open tickets</source>
        <translation>我的未结工单</translation>
    </message>
    <message>
        <source>My tickets late</source>
        <translation>我的超时工单</translation>
    </message>
    <message>
        <source>Surveys open</source>
        <translation>待回收调研</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Nothing is due. New customers bring their first callback here by themselves.</source>
        <translation>暂无到期回访。登记新客户后，首次回访会自动出现在这里。</translation>
    </message>
    <message>
        <source>No task waits for you, and no ticket is late or about to be.</source>
        <translation>没有等您完成的任务，也没有超时或即将超时的工单。</translation>
    </message>
    <message>
        <source>My tasks, and tickets at risk</source>
        <translation>我的任务和有风险的工单</translation>
    </message>
    <message>
        <source>Nobody needs to be reminded of a survey.</source>
        <translation>没有需要提醒的满意度调研。</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Bring the list you have, from Excel or CSV, or register the first customer.</source>
        <translation>导入现有的 Excel 或 CSV 客户名单，或者登记第一位客户。</translation>
    </message>
    <message>
        <source>Import your list</source>
        <translation>导入客户名单</translation>
    </message>
    <message>
        <source>Good morning, {0}</source>
        <translation>早上好，{0}</translation>
    </message>
    <message>
        <source>Good afternoon, {0}</source>
        <translation>下午好，{0}</translation>
    </message>
    <message>
        <source>Good evening, {0}</source>
        <translation>晚上好，{0}</translation>
    </message>
    <message>
        <source>My follow-ups</source>
        <translation>我的回访</translation>
    </message>
    <message>
        <source>Surveys to remind</source>
        <translation>待提醒调研</translation>
    </message>
    <message>
        <source>{0} of them mine</source>
        <translation>其中 {0} 个由我负责</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>opened {0}</source>
        <translation>{0} 发起</translation>
    </message>
</context>
<context>
    <name>HoursField</name>
    <message>
        <source>{0} and {1} overlap.</source>
        <translation>{0} 与 {1} 重叠。</translation>
    </message>
    <message>
        <source>Enter times such as 09:00-12:00 13:30-18:00.</source>
        <translation>请填写时间，如 09:00-12:00 13:30-18:00。</translation>
    </message>
</context>
<context>
    <name>HoursForm</name>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
</context>
<context>
    <name>ImportFindings</name>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中的内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>same number as row {0}</source>
        <translation>与第 {0} 行编号相同</translation>
    </message>
    <message>
        <source>same phone as row {0}</source>
        <translation>与第 {0} 行电话相同</translation>
    </message>
    <message>
        <source>same number as customer {0}</source>
        <translation>与客户 {0} 编号相同</translation>
    </message>
    <message>
        <source>same phone as customer {0}</source>
        <translation>与客户 {0} 电话相同</translation>
    </message>
</context>
<context>
    <name>ImportLog</name>
    <message>
        <source>Log of an import</source>
        <translation>导入日志</translation>
    </message>
    <message>
        <source>taken back {0}</source>
        <translation>{0} 撤销</translation>
    </message>
    <message>
        <source>{0} created · {1} updated · {2} skipped · {3} rejected</source>
        <translation>新建 {0} · 更新 {1} · 跳过 {2} · 拒绝 {3}</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing to remark: everybody in charge was known.</source>
        <translation>没有需要说明的情况：负责人都已匹配。</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.xlsm *.xls *.csv *.txt)</source>
        <translation>列表 (*.xlsx *.xlsm *.xls *.csv *.txt)</translation>
    </message>
    <message>
        <source>Choose a customer list</source>
        <translation>选择客户登记表</translation>
    </message>
    <message>
        <source>{0} rejected.xlsx</source>
        <translation>{0}-被拒绝的行.xlsx</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saved as {0}. Mend the rows there and import that file.</source>
        <translation>已保存为 {0}。请在其中改正后导入该文件。</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ticket, or why not</source>
        <translation>工单，或未转工单的原因</translation>
    </message>
</context>
<context>
    <name>InlineMessage</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Incoming</source>
        <translation>来件</translation>
    </message>
    <message>
        <source>Mails and web forms; what is clear is a ticket already</source>
        <translation>邮件和网页表单；能确定的已自动建单</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>As ticket</source>
        <translation>转为工单</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>垃圾邮件</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Choose a line to read what was written.</source>
        <translation>选中一行即可查看正文。</translation>
    </message>
    <message>
        <source>Nothing came in yet</source>
        <translation>还没有来件</translation>
    </message>
    <message>
        <source>Mails and web forms are switched on in the settings.</source>
        <translation>邮件和网页表单可在设置里启用。</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>没有待处理的来件</translation>
    </message>
    <message>
        <source>What is set aside or waits is listed here; the rest is tickets already.</source>
        <translation>搁置和等待的来件会列在这里；其余的都已建成工单。</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>没有正文。</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>请先选中一行</translation>
    </message>
    <message>
        <source>It stays in the list: nobody is known to have sent it.</source>
        <translation>仍留在列表中：不知道是谁发来的。</translation>
    </message>
    <message>
        <source>Files: {0}</source>
        <translation>附件：{0}</translation>
    </message>
    <message>
        <source>“Mail” in the settings makes tickets of an office mailbox. The web form of a team runs by itself: laike serve-forms.</source>
        <translation>在设置的“邮件”里填好办公邮箱，来信会自动变成工单；团队的网页表单单独运行：laike serve-forms。</translation>
    </message>
    <message>
        <source>In the settings, “Mail” makes tickets of an office mailbox, and “Web form” puts a form into the office network.</source>
        <translation>在设置的“邮件”里填好办公邮箱，来信会自动变成工单；在“网页表单”里可以在办公网络中打开一个表单。</translation>
    </message>
    <message>
        <source>No mailbox and no web form yet</source>
        <translation>还没有设置邮箱和网页表单</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
</context>
<context>
    <name>InteractionDialog</name>
    <message>
        <source>Interaction</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>Result: {0}</source>
        <translation>结果：{0}</translation>
    </message>
    <message>
        <source>Next step on {0}: {1}</source>
        <translation>下一步（{0}）：{1}</translation>
    </message>
</context>
<context>
    <name>InteractionForm</name>
    <message>
        <source>Log interaction</source>
        <translation>记录互动</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>Name, phone, number, pinyin…</source>
        <translation>名称、电话、编号、拼音…</translation>
    </message>
</context>
<context>
    <name>InvitationsPanel</name>
    <message>
        <source>Customers asked</source>
        <translation>调研名单</translation>
    </message>
    <message>
        <source>To ask by phone</source>
        <translation>待电话询问</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未作答</translation>
    </message>
    <message>
        <source>Enter answers</source>
        <translation>录入作答</translation>
    </message>
    <message>
        <source>Customers asked for their opinion</source>
        <translation>受邀调研的客户</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>还没有作答</translation>
    </message>
    <message>
        <source>Choose a customer under “To ask by phone” and enter the answers.</source>
        <translation>在“待电话询问”中选择客户并录入作答。</translation>
    </message>
    <message>
        <source>Nobody let a survey pass</source>
        <translation>没有逾期未答的调研</translation>
    </message>
    <message>
        <source>Surveys close by themselves after 7 days.</source>
        <translation>调研在 7 天后自动关闭。</translation>
    </message>
    <message>
        <source>Nobody to ask at the moment</source>
        <translation>目前没有待询问的客户</translation>
    </message>
    <message>
        <source>When a ticket is closed, its customer appears here.</source>
        <translation>工单关闭后，其客户会出现在这里。</translation>
    </message>
    <message>
        <source>Choose a customer in the list first</source>
        <translation>请先在列表中选择一位客户</translation>
    </message>
</context>
<context>
    <name>LadderField</name>
    <message>
        <source>Enter after which time each step follows; 0 is at the due time.</source>
        <translation>请填写每一步在到期后多久进行；0 表示到期时。</translation>
    </message>
    <message>
        <source>Enter the steps in the order of their times.</source>
        <translation>请按时间先后填写各个步骤。</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>增加一步</translation>
    </message>
</context>
<context>
    <name>LaneMenu</name>
    <message>
        <source>Swimlanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Cut the board into lanes</source>
        <translation>把看板分成泳道</translation>
    </message>
    <message>
        <source>No swimlanes</source>
        <translation>不分泳道</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按负责人</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按客户等级</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
</context>
<context>
    <name>LaneView</name>
    <message numerus="yes">
        <source>{0}, %n ticket(s)</source>
        <translation>
            <numerusform>{0}，%n 张工单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutLine</name>
    <message>
        <source>Left out:</source>
        <translation>未计入：</translation>
    </message>
    <message numerus="yes">
        <source>%n duplicate(s)</source>
        <translation>
            <numerusform>重复 %n 单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>垃圾 %n 单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>已合并 %n 单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>No line chosen</source>
        <translation>未选择记录</translation>
    </message>
    <message>
        <source>Choose a line to see every field before and after.</source>
        <translation>选择一条记录，查看每个字段修改前后的内容。</translation>
    </message>
    <message>
        <source>Computer: {0}</source>
        <translation>电脑：{0}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>后</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Change line</source>
        <translation>修改这一行</translation>
    </message>
    <message>
        <source>What is to be checked or done</source>
        <translation>要检查或要做的事</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>Link with another ticket</source>
        <translation>关联其他工单</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Other ticket</source>
        <translation>另一张工单</translation>
    </message>
</context>
<context>
    <name>LinksBox</name>
    <message>
        <source>Linked tickets</source>
        <translation>关联工单</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>取消关联</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in {0}</source>
        <translation>
            <numerusform>%n 条，已存为 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>As the list shows it: {0}</source>
        <translation>与列表筛选一致：{0}</translation>
    </message>
    <message>
        <source>All, in the order of the list</source>
        <translation>全部，按列表的顺序</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All</source>
        <translation>改为全部</translation>
    </message>
    <message>
        <source>Nobody in charge</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>One customer</source>
        <translation>指定客户</translation>
    </message>
    <message>
        <source>Behind one of the figures</source>
        <translation>某项指标对应的工单</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export what I see…</source>
        <translation>导出当前列表…</translation>
    </message>
    <message>
        <source>Every field and other reports…</source>
        <translation>导出全部字段与其他报表…</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n 条新通知</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{0}, your password opens the desk again.</source>
        <translation>{0}，输入密码即可继续工作。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sign in as somebody else…</source>
        <translation>换人登录…</translation>
    </message>
    <message numerus="yes">
        <source>That was wrong several times. Try again in %n second(s).</source>
        <translation>
            <numerusform>密码多次输错，请在 %n 秒后再试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MacroForm</name>
    <message>
        <source>“{0}” for several tickets</source>
        <translation>对多张工单使用“{0}”</translation>
    </message>
    <message>
        <source>Tell and change</source>
        <translation>告知并更改</translation>
    </message>
    <message>
        <source>What the customers are told</source>
        <translation>告知客户的内容</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知方式</translation>
    </message>
    <message>
        <source>The way each ticket reached us</source>
        <translation>按各工单的来源渠道</translation>
    </message>
    <message>
        <source>What was told cannot be taken back; the changes can, all in one.</source>
        <translation>告知客户后无法收回；其余更改可以一次撤销。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>发出 %n 条告知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n customer(s)</source>
        <translation>
            <numerusform>涉及 %n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) stay as they are</source>
        <translation>
            <numerusform>%n 张工单保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>For {0} it reads: {1}</source>
        <translation>{0} 的内容为：{1}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>you take the ticket</source>
        <translation>由您受理</translation>
    </message>
    <message>
        <source>priority: {0}</source>
        <translation>优先级：{0}</translation>
    </message>
    <message>
        <source>checklist: {0}</source>
        <translation>检查清单：{0}</translation>
    </message>
    <message>
        <source>status: {0}</source>
        <translation>状态：{0}</translation>
    </message>
    <message>
        <source>the customer is told, nothing else changes</source>
        <translation>只告知客户，其他不变</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>The whole mail</source>
        <translation>完整邮件</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>没有正文。</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件邮箱</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>The mail is very long: these are its first {0} characters.</source>
        <translation>邮件太长，这里只显示前 {0} 个字符。</translation>
    </message>
</context>
<context>
    <name>MailboxCard</name>
    <message>
        <source>This computer has no safe place for passwords, so this window does not look into the mailbox. Use “laike mail fetch”, which asks for it.</source>
        <translation>这台电脑没有可安全保存密码的地方，因此本窗口不收邮件。请改用 laike mail fetch，它会询问密码。</translation>
    </message>
    <message>
        <source>Password of the mailbox</source>
        <translation>邮箱密码</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>仅存于本机</translation>
    </message>
    <message>
        <source>Password, or the code for mail programs</source>
        <translation>密码，或邮箱的授权码</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>立即收取</translation>
    </message>
    <message>
        <source>The password is kept.</source>
        <translation>密码已保存。</translation>
    </message>
    <message>
        <source>The keyring did not take the password.</source>
        <translation>系统钥匙串没有保存密码。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Laike</source>
        <translation>来客</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Change the record</source>
        <translation>修改会议记录</translation>
    </message>
    <message>
        <source>Record of a meeting</source>
        <translation>会议记录</translation>
    </message>
    <message>
        <source>Who took part, guests too</source>
        <translation>参加人（含外部人员）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was decided: what, by whom, until when</source>
        <translation>会议决定：做什么、谁来做、什么时候完成</translation>
    </message>
    <message>
        <source>What was discussed</source>
        <translation>讨论内容</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>MemberForm</name>
    <message>
        <source>Change member</source>
        <translation>修改成员</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>分工</translation>
    </message>
    <message>
        <source>Leads the task force</source>
        <translation>担任组长</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>Merge into another ticket</source>
        <translation>合并到其他工单</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge into the ticket</source>
        <translation>合并到哪张工单</translation>
    </message>
    <message>
        <source>This ticket is closed and its clocks stop; what happened on it is read on the other one from then on. It can be taken apart again.</source>
        <translation>合并后本工单关闭，时限停止，处理经过并入另一张工单查看；之后仍可撤销合并。</translation>
    </message>
    <message>
        <source>The other ticket belongs to {0}, this one to {1}. Merge only if it is one case.</source>
        <translation>另一张工单属于 {0}，本工单属于 {1}。确认是同一件事再合并。</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>Link with another ticket…</source>
        <translation>关联其他工单…</translation>
    </message>
    <message>
        <source>Merge into another ticket…</source>
        <translation>合并到其他工单…</translation>
    </message>
    <message>
        <source>Take the merge apart</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Close as a duplicate…</source>
        <translation>按重复关闭…</translation>
    </message>
    <message>
        <source>Close as spam</source>
        <translation>按垃圾信息关闭</translation>
    </message>
</context>
<context>
    <name>MuteButton</name>
    <message>
        <source>Muted. Warn me about this ticket again</source>
        <translation>已设为不再提醒，点此恢复提醒</translation>
    </message>
    <message>
        <source>Mute: warn me no more about this ticket</source>
        <translation>不再提醒此工单</translation>
    </message>
</context>
<context>
    <name>NextPerson</name>
    <message>
        <source>Opening the records…</source>
        <translation>正在打开数据…</translation>
    </message>
    <message>
        <source>The records could not be opened. Nothing was changed.</source>
        <translation>数据无法打开，没有做任何改动。</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>What was said, what was agreed? Ctrl+Enter logs it.</source>
        <translation>沟通了什么，约定了什么？按 Ctrl+Enter 记录。</translation>
    </message>
    <message>
        <source>Log a conversation</source>
        <translation>记录沟通</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部已读</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing to tell</source>
        <translation>没有通知</translation>
    </message>
    <message>
        <source>What becomes late or is handed to you shows up here.</source>
        <translation>快超时、已超时或转交过来的工单会出现在这里。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>15 分钟后</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>Tomorrow at 9</source>
        <translation>明天 9 点</translation>
    </message>
    <message>
        <source>Mute: warn me no more about this ticket</source>
        <translation>不再提醒此工单</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Something happened.</source>
        <translation>有新情况。</translation>
    </message>
    <message>
        <source>{number} {title}: “{clock}” is due at {due_at}.</source>
        <translation>{number} {title}：“{clock}”将于 {due_at} 到期。</translation>
    </message>
    <message>
        <source>{number} {title}: “{clock}” is late; due was {due_at}.</source>
        <translation>{number} {title}：“{clock}”已超时，应于 {due_at} 完成。</translation>
    </message>
    <message>
        <source>{number} {title}: “{clock}” is still late; it was escalated to you.</source>
        <translation>{number} {title}：“{clock}”仍未完成，现已升级，请处理。</translation>
    </message>
    <message>
        <source>{number} {title}: “{clock}” is very late; the ticket is now yours.</source>
        <translation>{number} {title}：“{clock}”严重超时，工单已转到名下。</translation>
    </message>
    <message>
        <source>{number} {title} is now yours, given by {by}.</source>
        <translation>{number} {title} 现由我负责，由 {by} 分派。</translation>
    </message>
    <message>
        <source>{number} {title}: {by} took you into the task force.</source>
        <translation>{number} {title}：{by} 请您加入专项小组。</translation>
    </message>
    <message>
        <source>{number}: {by} gave you a task: {task}</source>
        <translation>{number}：{by} 给您分派了任务：{task}</translation>
    </message>
    <message>
        <source>{number}: the task “{task}” is late; due was {due_at}.</source>
        <translation>{number}：任务“{task}”已超时，应于 {due_at} 完成。</translation>
    </message>
    <message>
        <source>{count} tasks are late: {numbers}.</source>
        <translation>{count} 项任务已超时：{numbers}。</translation>
    </message>
    <message>
        <source>Changed by {by}: {name} ({role}) {what}.</source>
        <translation>{by} 变更了人员：{name}（{role}）{what}。</translation>
    </message>
    <message>
        <source>{count} service levels need attention: {numbers}.</source>
        <translation>{count} 项服务时效需要关注：{numbers}。</translation>
    </message>
    <message>
        <source>{number} {title} came in and is yours.</source>
        <translation>{number} {title} 刚收到，由你负责。</translation>
    </message>
    <message>
        <source>{number} {title}: the customer wrote.</source>
        <translation>{number} {title}：客户来信了。</translation>
    </message>
    <message>
        <source>{sender} wrote very much within an hour. What comes now waits.</source>
        <translation>{sender} 一小时内来信过多，后面的先排队等待。</translation>
    </message>
    <message>
        <source>The mailbox on {host} cannot be read.</source>
        <translation>{host} 上的邮箱收不了信。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Enter a number, such as {0}.</source>
        <translation>请输入数字，如 {0}。</translation>
    </message>
    <message>
        <source>Enter {0} or more.</source>
        <translation>不能小于 {0}。</translation>
    </message>
    <message>
        <source>Enter {0} or less.</source>
        <translation>不能大于 {0}。</translation>
    </message>
    <message numerus="yes">
        <source>Enter at most %n decimal place(s).</source>
        <translation>
            <numerusform>最多 %n 位小数。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Preparing the demo…</source>
        <translation>正在准备演示数据…</translation>
    </message>
    <message>
        <source>Opening the records…</source>
        <translation>正在打开数据…</translation>
    </message>
</context>
<context>
    <name>PageStates</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This could not be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Home</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务时效</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>来件</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Name, phone, number, pinyin, or what to do…</source>
        <translation>姓名、电话、编号、拼音，或要做的事…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>↑ ↓ choose   Enter open   Esc close</source>
        <translation>↑ ↓ 选择&#x3000;Enter 打开&#x3000;Esc 关闭</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”.</source>
        <translation>没有找到“{0}”。</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>密码已修改。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输入一次新密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PastImports</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>By</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>交接…</translation>
    </message>
    <message>
        <source>Give all that the selected person has in charge to others</source>
        <translation>把所选人员负责的全部内容交给其他人</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>新建部门</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
</context>
<context>
    <name>PeriodField</name>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Other months…</source>
        <translation>自选月份…</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>起始月份</translation>
    </message>
    <message>
        <source>Last month of the period</source>
        <translation>结束月份</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>New person</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>First password, to be changed</source>
        <translation>初始密码（须由本人修改）</translation>
    </message>
    <message>
        <source>Make one up</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Empty: does not sign in</source>
        <translation>留空则不登录</translation>
    </message>
    <message>
        <source>Empty: stays as it is</source>
        <translation>留空则不改变</translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message>
        <source>Enter a phone number, such as 138 0013 8000 or 021-6888 0000-12.</source>
        <translation>请输入电话号码，如 138 0013 8000 或 021-6888 0000-12。</translation>
    </message>
</context>
<context>
    <name>PoliciesPanel</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Removed policy</source>
        <translation>已删除的策略</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Add policy</source>
        <translation>添加政策</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Policies, the first that fits applies</source>
        <translation>政策列表，最先符合的一条生效</translation>
    </message>
    <message>
        <source>A ticket gets the promises of the first policy that fits it.</source>
        <translation>工单按最先符合的一条政策承诺时限。</translation>
    </message>
    <message>
        <source>This policy takes whatever no other one fits, so that every ticket has promises. It can be changed, but it stays last and cannot be removed.</source>
        <translation>这条政策适用于其他各条都不符合的工单，使每张工单都有时限。可以修改，但始终排在最后，不能移除。</translation>
    </message>
    <message>
        <source>Never used: policy {0} stands above and fits every ticket of this one.</source>
        <translation>永远用不到：上面的第 {0} 条已包含这一条的所有工单。</translation>
    </message>
    <message>
        <source>Applies before every policy below it.</source>
        <translation>优先于下面的各条政策。</translation>
    </message>
</context>
<context>
    <name>PolicyForm</name>
    <message>
        <source>Change policy</source>
        <translation>修改政策</translation>
    </message>
    <message>
        <source>New policy</source>
        <translation>新政策</translation>
    </message>
    <message>
        <source>Into the list</source>
        <translation>放入列表</translation>
    </message>
    <message>
        <source>This policy stands last and applies to whatever no other one fits.</source>
        <translation>这条政策排在最后，适用于其他各条都不符合的工单。</translation>
    </message>
    <message>
        <source>Applies to tickets that meet all of these conditions.</source>
        <translation>适用于同时符合以下条件的工单。</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Warn when this much of the time is used, in %</source>
        <translation>用去多少时间后预警（%）</translation>
    </message>
    <message>
        <source>Whom the warning tells</source>
        <translation>预警通知</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>不通知</translation>
    </message>
    <message>
        <source>When it is late</source>
        <translation>超时后的升级步骤</translation>
    </message>
    <message>
        <source>Starts afresh if reopened after so many days</source>
        <translation>关闭多少天后重新打开则重新计时</translation>
    </message>
    <message>
        <source>Choose at least one condition; only the last policy takes everything.</source>
        <translation>请至少选择一个条件；只有最后一条政策适用于全部工单。</translation>
    </message>
</context>
<context>
    <name>PostponeForm</name>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>新时间</translation>
    </message>
</context>
<context>
    <name>PresenceBar</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} 等另外 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Also open: {0}</source>
        <translation>同时打开：{0}</translation>
    </message>
</context>
<context>
    <name>ProblemsView</name>
    <message>
        <source>Sub-kind</source>
        <translation>子类</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Frequent problems as a table</source>
        <translation>高频问题表格</translation>
    </message>
    <message>
        <source>Nothing comes back in this period</source>
        <translation>这段时间没有反复出现的问题</translation>
    </message>
    <message>
        <source>Sub-kinds and root causes are noted on tickets; the more are filled in, the more this page can tell. Choose a longer period or another view.</source>
        <translation>子类和根本原因取自工单，填得越全，这里越有参考价值。可以选择更长的时间，或换一种划分。</translation>
    </message>
    <message>
        <source>{0} of {1} tickets say something here</source>
        <translation>{1} 张工单中有 {0} 张填写了此项</translation>
    </message>
    <message>
        <source>Frequent problems</source>
        <translation>高频问题</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The records could not be opened. Nothing was changed.</source>
        <translation>数据无法打开，没有做任何改动。</translation>
    </message>
</context>
<context>
    <name>Properties</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Set a deadline…</source>
        <translation>设定时限…</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Customer wants it by</source>
        <translation>期望解决时限</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>分派时间</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开次数</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Ended as</source>
        <translation>结案方式</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Say in a few words what it is about.</source>
        <translation>请用几个字写明是什么问题。</translation>
    </message>
    <message>
        <source>Pick the customer from the list.</source>
        <translation>请从列表中选择客户。</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>是什么问题？</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Name, phone, number, pinyin…</source>
        <translation>名称、电话、编号、拼音…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>RatingField</name>
    <message>
        <source>Choose a number from 1 to 5.</source>
        <translation>请选择 1 至 5 分。</translation>
    </message>
    <message>
        <source>No answer yet; press 1 to 5</source>
        <translation>尚未作答；请按 1 至 5</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Last exports</source>
        <translation>最近导出</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>Reopen ticket</source>
        <translation>重新打开工单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Replies (/)</source>
        <translation>常用回复（/）</translation>
    </message>
    <message>
        <source>Insert a canned reply; “/” in the empty box does it, too</source>
        <translation>插入常用回复；在空白输入框按“/”也可以</translation>
    </message>
    <message>
        <source>Only the text, change nothing</source>
        <translation>只用文字，不做更改</translation>
    </message>
    <message>
        <source>There are no replies yet</source>
        <translation>还没有常用回复</translation>
    </message>
    <message>
        <source>New reply…</source>
        <translation>新建回复…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>you take the ticket</source>
        <translation>由本人受理</translation>
    </message>
    <message>
        <source>priority: {0}</source>
        <translation>优先级：{0}</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已被移除</translation>
    </message>
    <message>
        <source>checklist: {0}</source>
        <translation>检查清单：{0}</translation>
    </message>
    <message>
        <source>status: {0}</source>
        <translation>状态：{0}</translation>
    </message>
    <message>
        <source>On sending: {0}</source>
        <translation>发送时：{0}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>ReplyForm</name>
    <message>
        <source>Change reply</source>
        <translation>修改回复</translation>
    </message>
    <message>
        <source>New canned reply</source>
        <translation>新建常用回复</translation>
    </message>
    <message>
        <source>These are filled in when the reply is used: {0}</source>
        <translation>使用时自动填入：{0}</translation>
    </message>
    <message>
        <source>Name in the menu</source>
        <translation>菜单中的名称</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Changed along with sending it</source>
        <translation>发送时一并更改</translation>
    </message>
    <message>
        <source>Status becomes</source>
        <translation>状态改为</translation>
    </message>
    <message>
        <source>Priority becomes</source>
        <translation>优先级改为</translation>
    </message>
    <message>
        <source>Checklist put on the ticket</source>
        <translation>添加检查清单</translation>
    </message>
    <message>
        <source>Take the ticket</source>
        <translation>由本人受理</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>A template that is no longer there</source>
        <translation>已被移除的模板</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save {0} as a file</source>
        <translation>将{0}保存为文件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) in {0}</source>
        <translation>
            <numerusform>%n 条，已存为 {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) cut</source>
        <translation>
            <numerusform>%n 处文字被截断</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>… (cut)</source>
        <translation>…（已截断）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Customer registration form</source>
        <translation>客户信息登记表</translation>
    </message>
    <message>
        <source>Every field of the form and the contacts, a sheet each.</source>
        <translation>登记表的全部字段和联系人，每位客户一页。</translation>
    </message>
    <message>
        <source>To print for the file, or to let a customer check it.</source>
        <translation>适合打印存档，或请客户核对。</translation>
    </message>
    <message>
        <source>Ticket tracking form</source>
        <translation>客户问题处理跟踪表</translation>
    </message>
    <message>
        <source>One ticket with all that was done, or a line for each ticket of a period.</source>
        <translation>单个工单的完整处理过程，或一段期间内每个工单一行。</translation>
    </message>
    <message>
        <source>For the weekly meeting, or when a case is handed on.</source>
        <translation>适合周会通报，或移交工单时使用。</translation>
    </message>
    <message>
        <source>Survey results</source>
        <translation>满意度调研结果</translation>
    </message>
    <message>
        <source>Figures of each dimension, charts, the trend, and how they are counted.</source>
        <translation>各维度的得分、图表和趋势，并注明计算方法。</translation>
    </message>
    <message>
        <source>For the month&apos;s or quarter&apos;s review of satisfaction.</source>
        <translation>适合月度或季度的满意度分析。</translation>
    </message>
    <message>
        <source>Ticket figures</source>
        <translation>工单指标</translation>
    </message>
    <message>
        <source>Service levels, times, reopening and backlog by department, person, tier, kind and priority.</source>
        <translation>按部门、负责人、客户等级、类型和优先级统计时效达标率、用时、重开率和积压。</translation>
    </message>
    <message>
        <source>For the monthly review of service.</source>
        <translation>用于每月的服务复盘。</translation>
    </message>
    <message>
        <source>Problem improvement report</source>
        <translation>问题改进报告</translation>
    </message>
    <message>
        <source>What keeps coming back by sub-kind, root cause and keyword, with Pareto charts, examples and room for measures.</source>
        <translation>按子类、根本原因和关键词列出反复出现的问题，附帕累托图、实例，并留出填写改进措施的位置。</translation>
    </message>
    <message>
        <source>For the weekly meeting: what to put right first.</source>
        <translation>用于每周例会：先改进什么。</translation>
    </message>
    <message>
        <source>Customer list</source>
        <translation>客户清单</translation>
    </message>
    <message>
        <source>All customers you may export, with every field in a column.</source>
        <translation>权限范围内的全部客户，每个字段一列。</translation>
    </message>
    <message>
        <source>All tickets you may export, with times, deadlines and results.</source>
        <translation>权限范围内的全部工单，含时间、时限和结果。</translation>
    </message>
    <message>
        <source>To count, sort and sum in Excel, or for other programs.</source>
        <translation>适合在 Excel 中统计、排序，或供其他程序使用。</translation>
    </message>
    <message>
        <source>Ticket list</source>
        <translation>工单清单</translation>
    </message>
    <message>
        <source>To look for what repeats, or for other programs.</source>
        <translation>适合查找重复出现的问题，或供其他程序使用。</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Number elsewhere</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Customer type</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Account manager</source>
        <translation>专属客户经理</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone (masked)</source>
        <translation>联系方式（脱敏）</translation>
    </message>
    <message>
        <source>E-mail (masked)</source>
        <translation>邮箱（脱敏）</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Second phone</source>
        <translation>备用电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>所属行业</translation>
    </message>
    <message>
        <source>Size by staff</source>
        <translation>企业规模（人数）</translation>
    </message>
    <message>
        <source>Annual revenue</source>
        <translation>年营收</translation>
    </message>
    <message>
        <source>Annual revenue (CNY)</source>
        <translation>年营收金额（元）</translation>
    </message>
    <message>
        <source>Main business</source>
        <translation>主营业务</translation>
    </message>
    <message>
        <source>Source channel</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次接触时间</translation>
    </message>
    <message>
        <source>Expected cooperation date</source>
        <translation>预计合作时间</translation>
    </message>
    <message>
        <source>Won on</source>
        <translation>成交日期</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求描述</translation>
    </message>
    <message>
        <source>Goal wanted</source>
        <translation>期望目标</translation>
    </message>
    <message>
        <source>Need keywords</source>
        <translation>需求关键词</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系时间</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未关闭工单</translation>
    </message>
    <message>
        <source>Satisfaction (1–5)</source>
        <translation>满意度（1–5）</translation>
    </message>
    <message>
        <source>Form filled (%)</source>
        <translation>资料完整度（%）</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Exported {at} by {name}. *** stands for masked digits.</source>
        <translation>{name} 于 {at} 导出。*** 为已脱敏的内容。</translation>
    </message>
    <message>
        <source>Needs: pain now</source>
        <translation>需求：当前痛点</translation>
    </message>
    <message>
        <source>Needs: goal wanted</source>
        <translation>需求：期望目标</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>E-mail, WeChat</source>
        <translation>邮箱、微信</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>决策人</translation>
    </message>
    <message>
        <source>left on {0}</source>
        <translation>{0} 离职</translation>
    </message>
    <message>
        <source>WeChat: {0}</source>
        <translation>微信：{0}</translation>
    </message>
    <message>
        <source>Trend by month</source>
        <translation>月度趋势</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>指标说明</translation>
    </message>
    <message>
        <source>Months {period}. Exported {at} by {name}.</source>
        <translation>统计月份 {period}。{name} 于 {at} 导出。</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>全部维度</translation>
    </message>
    <message>
        <source>Mean (1–5)</source>
        <translation>平均分（1–5）</translation>
    </message>
    <message>
        <source>Top-two share</source>
        <translation>满意率（4–5 分占比）</translation>
    </message>
    <message>
        <source>below 3: needs a measure</source>
        <translation>低于 3 分，需要改进</translation>
    </message>
    <message>
        <source>fewer than 30 answers</source>
        <translation>答复不足 30 份</translation>
    </message>
    <message>
        <source>Arithmetic mean of the answers; a blank counts for nothing.</source>
        <translation>全部答复的算术平均值，未作答的不计入。</translation>
    </message>
    <message>
        <source>Share of 4 and 5 among all answers on 1 to 5 (CSAT).</source>
        <translation>1–5 分答复中 4 分和 5 分所占比例（CSAT）。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Wilson score interval of the top-two share, no continuity correction. For all dimensions together it counts each person once.</source>
        <translation>满意率的 Wilson 区间，不作连续性校正。全部维度合计时每位答复者只计一次。</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Of the sample, so divided by n − 1.</source>
        <translation>样本标准差，除数为 n − 1。</translation>
    </message>
    <message>
        <source>Recommend score (1–5)</source>
        <translation>推荐分（1–5）</translation>
    </message>
    <message>
        <source>Percentage of 5 minus percentage of 1 to 3, from −100 to 100. It is no NPS, which needs a scale from 0 to 10, and is not to be compared with one.</source>
        <translation>5 分的百分比减去 1 至 3 分的百分比，范围为 −100 至 100。它不是 NPS（NPS 须用 0–10 分量表），两者不可比较。</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>回收率</translation>
    </message>
    <message>
        <source>Answered invitations among those that were answered or closed; open ones are left out, undeliverable ones count as not answered.</source>
        <translation>已答复的邀请占已答复和已结束邀请的比例；仍在等待的不计入，未能送达的按未答复计。</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答复数</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95% 下限</translation>
    </message>
    <message>
        <source>95 % to</source>
        <translation>95% 上限</translation>
    </message>
    <message>
        <source>Score {0}</source>
        <translation>{0} 分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>People who answered</source>
        <translation>答复人数</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Tickets reported {period}. Exported {at} by {name}.</source>
        <translation>提交于 {period} 的工单。{name} 于 {at} 导出。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>Service-level rate</source>
        <translation>时效达标率</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>By person in charge</source>
        <translation>按负责人</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按客户等级</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>First answer, {0}</source>
        <translation>首次响应（{0}）</translation>
    </message>
    <message>
        <source>Time to solve, {0}</source>
        <translation>解决用时（{0}）</translation>
    </message>
    <message>
        <source>Time to solve in working hours, {0}</source>
        <translation>解决用时（工作时间，{0}）</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>90 百分位</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Open {0} days</source>
        <translation>积压 {0} 天</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>达标数</translation>
    </message>
    <message>
        <source>Promises missed</source>
        <translation>未达标数</translation>
    </message>
    <message>
        <source>Closed without a time of solution</source>
        <translation>已关闭但无解决时间</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开率</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>计算方法</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Ticket no.</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受理渠道</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>问题标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Occurred at</source>
        <translation>问题发生时间</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>期望解决时限</translation>
    </message>
    <message>
        <source>Assigned at</source>
        <translation>分派时间</translation>
    </message>
    <message>
        <source>Accepted at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Accept by</source>
        <translation>受理时限</translation>
    </message>
    <message>
        <source>Accepted in time</source>
        <translation>受理达标率</translation>
    </message>
    <message>
        <source>Solve by</source>
        <translation>解决时限</translation>
    </message>
    <message>
        <source>Solved in time</source>
        <translation>解决达标率</translation>
    </message>
    <message>
        <source>Progress (%)</source>
        <translation>进度（%）</translation>
    </message>
    <message>
        <source>Progress noted at</source>
        <translation>进度更新时间</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Solved at</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Customer&apos;s confirmation</source>
        <translation>客户确认</translation>
    </message>
    <message>
        <source>Customer&apos;s rating</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Improvement suggestion</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>Times reopened</source>
        <translation>重新打开次数</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>提交人</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>服务时效</translation>
    </message>
    <message>
        <source>Exported {at} by {name}.</source>
        <translation>{name} 于 {at} 导出。</translation>
    </message>
    <message>
        <source>Tickets reported in {period}: {count}.</source>
        <translation>{period} 提交的工单：{count} 个。</translation>
    </message>
    <message>
        <source>all months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>提交问题</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Told the customer</source>
        <translation>告知客户</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>First plan</source>
        <translation>初步方案</translation>
    </message>
    <message>
        <source>Progress {after}%</source>
        <translation>进度 {after}%</translation>
    </message>
    <message>
        <source>Now: {after}</source>
        <translation>状态改为：{after}</translation>
    </message>
    <message>
        <source>In charge: {after}</source>
        <translation>负责人：{after}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>处理进度</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>时效项目</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Sub-kinds</source>
        <translation>子类</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Tickets: {tickets}; of them {told} say something here, {rarer} something rarer.</source>
        <translation>工单 {tickets} 张，其中 {told} 张填写了此项，{rarer} 张属于较少见的问题。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Running share</source>
        <translation>累计占比</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>完成期限</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Workbooks for Excel, WPS and LibreOffice</source>
        <translation>可用 Excel、WPS 和 LibreOffice 打开</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Show customers</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>Save rejected rows…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>{0} was imported</source>
        <translation>{0} 已导入</translation>
    </message>
    <message>
        <source>The import of {0} was taken back</source>
        <translation>{0} 的导入已撤销</translation>
    </message>
    <message>
        <source>{0} created · {1} updated · {2} skipped · {3} rejected</source>
        <translation>新建 {0} · 更新 {1} · 跳过 {2} · 拒绝 {3}</translation>
    </message>
    <message>
        <source>You do not see customers yourself. A manager can take the import back.</source>
        <translation>您无权查看客户。如需撤销这次导入，请由经理操作。</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>分派给</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>Every ticket</source>
        <translation>所有工单</translation>
    </message>
    <message>
        <source>as usual for its kind</source>
        <translation>按类型的默认部门</translation>
    </message>
    <message>
        <source>Goes to nobody yet.</source>
        <translation>暂不分派。</translation>
    </message>
    <message>
        <source>Goes to {0}; nobody is in charge yet.</source>
        <translation>分派到{0}，暂无负责人。</translation>
    </message>
    <message>
        <source>Goes to {0} ({1}).</source>
        <translation>分派给{0}（{1}）。</translation>
    </message>
    <message>
        <source>Its severity becomes at least: {0}.</source>
        <translation>严重程度至少为：{0}。</translation>
    </message>
    <message>
        <source>the kind is another one</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>the sub-kind is another one</source>
        <translation>子类型不同</translation>
    </message>
    <message>
        <source>the tier is another one</source>
        <translation>客户等级不同</translation>
    </message>
    <message>
        <source>the channel is another one</source>
        <translation>渠道不同</translation>
    </message>
    <message>
        <source>none of its words stands in the title</source>
        <translation>标题中没有规则里的词</translation>
    </message>
    <message>
        <source>No rule fits, so the kind decides.</source>
        <translation>没有适用的规则，按类型的默认去向。</translation>
    </message>
    <message>
        <source>Rule {0} decides: it is the first that fits.</source>
        <translation>由第 {0} 条规则决定：它是第一条适用的规则。</translation>
    </message>
    <message>
        <source>Rule {0} does not fit: {1}.</source>
        <translation>第 {0} 条规则不适用：{1}。</translation>
    </message>
    <message>
        <source>Rule {0} would fit, too, but stands below.</source>
        <translation>第 {0} 条规则也适用，但排在后面。</translation>
    </message>
</context>
<context>
    <name>RoutingForm</name>
    <message>
        <source>New routing rule</source>
        <translation>新建分派规则</translation>
    </message>
    <message>
        <source>Change routing rule</source>
        <translation>修改分派规则</translation>
    </message>
    <message>
        <source>Applies to tickets that meet all of these</source>
        <translation>适用于同时满足以下条件的工单</translation>
    </message>
    <message>
        <source>and sends them</source>
        <translation>分派去向</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>One of these words stands in the title (apart by commas)</source>
        <translation>标题中有以下任一词（用逗号分隔）</translation>
    </message>
    <message>
        <source>To</source>
        <translation>分派给</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Of the department</source>
        <translation>所属部门</translation>
    </message>
    <message>
        <source>Severity at least</source>
        <translation>严重程度至少</translation>
    </message>
    <message>
        <source>as usual for its kind</source>
        <translation>按类型的默认部门</translation>
    </message>
    <message>
        <source>as reported</source>
        <translation>按登记时所选</translation>
    </message>
</context>
<context>
    <name>RoutingPanel</name>
    <message>
        <source>Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Routing rules, the first that fits decides</source>
        <translation>分派规则，第一条适用的规则生效</translation>
    </message>
    <message>
        <source>A new ticket goes by the first rule that fits it. Where none does, its kind decides: inquiries go to Sales, technical problems to Technical support, complaints to the supervisor of Customer service, the rest to Customer service.</source>
        <translation>新工单按第一条适用的规则分派。没有适用的规则时按类型分派：咨询到销售部，技术到技术支持部，投诉到客户服务部主管，其余到客户服务部。</translation>
    </message>
</context>
<context>
    <name>RoutingTrial</name>
    <message>
        <source>Where would this go?</source>
        <translation>试一试：会分派给谁</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Customer (optional)</source>
        <translation>客户（可不选）</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>This is what you had changed by {0}; it was not saved yet.</source>
        <translation>这是 {0} 之前所做的更改，尚未保存。</translation>
    </message>
    <message>
        <source>Somebody else saved new rules in the meantime. Nothing of yours was saved; it is still here. Look at theirs first, then make your change again.</source>
        <translation>期间有其他人保存了新的规则。这里的更改没有保存，仍然保留；请先查看对方的规则，再重新修改。</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>查看对方的规则</translation>
    </message>
    <message>
        <source>Somebody else saved new rules in the meantime. Nothing of yours was saved yet; it stands here together with theirs. Look at it, then save again.</source>
        <translation>在此期间其他人保存了新规则。这里的修改尚未保存，现已与对方的并列显示；请核对后再次保存。</translation>
    </message>
    <message>
        <source>You can look at this; managers and administrators change it.</source>
        <translation>这里只能查看；经理和管理员可以修改。</translation>
    </message>
    <message>
        <source>Not saved yet. What was met or missed before stays as it is.</source>
        <translation>尚未保存。此前已按时或已超时的记录不受影响。</translation>
    </message>
    <message>
        <source>Changes hold from the moment they are saved, for open tickets too.</source>
        <translation>更改自保存时起生效，未关闭的工单也按新规则计算。</translation>
    </message>
</context>
<context>
    <name>SaveAs</name>
    <message>
        <source>CSV for other programs (*.csv)</source>
        <translation>CSV，供其他程序使用 (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>SavePreview</name>
    <message>
        <source>What would change</source>
        <translation>保存后的变化</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>返回编辑</translation>
    </message>
    <message>
        <source>Open tickets looked at</source>
        <translation>已查看的未结工单</translation>
    </message>
    <message>
        <source>Deadlines that would move</source>
        <translation>会变动的时限</translation>
    </message>
    <message>
        <source>Open tickets that change: {0} of {1}. Deadlines that would be late at once: {2}. What was met or missed stays as it is.</source>
        <translation>有变化的未结工单：{0} / {1}。保存后立即超时的时限：{2}。已按时或已超时的记录不变。</translation>
    </message>
    <message>
        <source>Late at once</source>
        <translation>立即超时</translation>
    </message>
    <message>
        <source>No longer late</source>
        <translation>不再超时</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现在到期</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>保存后到期</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Looking at the open tickets, {0} of {1}. Deadlines that would move so far: {2}. You may save without waiting.</source>
        <translation>正在查看未结工单：{0} / {1}。目前发现会变动的时限：{2}。可以不等结果直接保存。</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save these filters…</source>
        <translation>保存当前筛选…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ScreenLock</name>
    <message>
        <source>A long job still runs at this desk. Somebody else can sign in when it is done.</source>
        <translation>还有任务正在运行，完成后才能换人登录。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>Security check</name>
    <message>
        <source>Nothing was found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Whether rights were changed by hand is compared by “laike server-setup --check”, with the login of the server&apos;s administrator or of the upgrades.</source>
        <translation>权限是否被手工改动，需用“laike server-setup --check”比对，以服务器管理员或升级专用的登录名运行。</translation>
    </message>
    <message>
        <source>{what}: {where}</source>
        <translation>{what}：{where}</translation>
    </message>
    <message>
        <source>Tables whose rows are open to everybody</source>
        <translation>所有人都能查看全部数据的表</translation>
    </message>
    <message>
        <source>Tables without a rule, which nobody can use</source>
        <translation>没有规则、任何人都无法使用的表</translation>
    </message>
    <message>
        <source>Rules that let everybody pass</source>
        <translation>对所有人放行的规则</translation>
    </message>
    <message>
        <source>Rules that members of a group could drop</source>
        <translation>组成员可以删除的规则</translation>
    </message>
    <message>
        <source>Functions with borrowed rights that could be led astray</source>
        <translation>借用权限且可能被误导的函数</translation>
    </message>
    <message>
        <source>Functions that anybody on the server may call</source>
        <translation>服务器上任何人都能调用的函数</translation>
    </message>
    <message>
        <source>Functions that belong to somebody too powerful</source>
        <translation>所有者权限过大的函数</translation>
    </message>
    <message>
        <source>Views that show what rules would hide</source>
        <translation>绕过规则显示数据的视图</translation>
    </message>
    <message>
        <source>Rights given to somebody who is no part of this desk</source>
        <translation>授予了无关人员的权限</translation>
    </message>
    <message>
        <source>Rights of people that reach whole tables</source>
        <translation>作用于整张表的人员权限</translation>
    </message>
    <message>
        <source>Phone numbers and the like that can be read without a record</source>
        <translation>可以不留记录查看的电话等信息</translation>
    </message>
    <message>
        <source>Tables that belong to a person&apos;s login</source>
        <translation>归个人登录名所有的表</translation>
    </message>
    <message>
        <source>Logins with rights over the server</source>
        <translation>拥有服务器权限的登录名</translation>
    </message>
    <message>
        <source>Logins that are not in exactly one group</source>
        <translation>不是恰好属于一个组的登录名</translation>
    </message>
    <message>
        <source>People whose login disagrees with their role</source>
        <translation>登录名与角色不一致的人员</translation>
    </message>
    <message>
        <source>Logins without a person</source>
        <translation>没有对应人员的登录名</translation>
    </message>
    <message>
        <source>Members of the roles that own everything</source>
        <translation>混入所有者角色的成员</translation>
    </message>
    <message>
        <source>Who may make tables or functions here</source>
        <translation>可以在这里创建表或函数的角色</translation>
    </message>
    <message>
        <source>Who may make temporary tables or schemas</source>
        <translation>可以创建临时表或模式的角色</translation>
    </message>
    <message>
        <source>Who may run programs inside the database</source>
        <translation>可以在数据库里运行程序的角色</translation>
    </message>
    <message>
        <source>Other databases of the server that people may enter</source>
        <translation>人员可以进入的其他数据库</translation>
    </message>
    <message>
        <source>Tables whose changes the audit log does not record</source>
        <translation>改动不记入操作日志的表</translation>
    </message>
    <message>
        <source>Amounts whose size can be guessed from the server&apos;s plans</source>
        <translation>可以从查询计划推测大小的金额</translation>
    </message>
    <message>
        <source>Unsafe settings of the server</source>
        <translation>服务器上不安全的设置</translation>
    </message>
    <message>
        <source>Logins whose password is stored in an old way</source>
        <translation>以旧方式保存密码的登录名</translation>
    </message>
    <message>
        <source>The server misses updates that close known holes</source>
        <translation>服务器缺少修补已知漏洞的更新</translation>
    </message>
    <message>
        <source>The server allows too few connections for so many desks</source>
        <translation>服务器允许的连接数不够这么多人使用</translation>
    </message>
    <message>
        <source>Changed by hand, differently from what the program sets up</source>
        <translation>被手工改动、与程序设置不符</translation>
    </message>
    <message>
        <source>Lines that let people in without TLS, or without a proof by scram</source>
        <translation>允许不经 TLS 或不经 scram 验证就登录的配置行</translation>
    </message>
    <message>
        <source>Not looked at, only a superuser of the server may</source>
        <translation>未检查，只有服务器的超级用户有权查看</translation>
    </message>
</context>
<context>
    <name>SecurityCard</name>
    <message>
        <source>Check security</source>
        <translation>安全检查</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>{database} on {server}, PostgreSQL {release}, signed in as {login}</source>
        <translation>{server} 上的 {database}，PostgreSQL {release}，登录名 {login}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Only if the administrator gave you one</source>
        <translation>管理员提供时才需要</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keyring</source>
        <translation>把密码保存在本机的密钥库中</translation>
    </message>
</context>
<context>
    <name>ServerSetup</name>
    <message>
        <source>Set up a new server</source>
        <translation>设置新的服务器</translation>
    </message>
    <message>
        <source>An empty PostgreSQL gets its database, roles and first administrator. The server administrator&apos;s password is used once and kept nowhere.</source>
        <translation>在空的 PostgreSQL 上创建数据库、角色和第一位管理员。服务器管理员的密码只用一次，不作保存。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Login of the server&apos;s administrator</source>
        <translation>服务器管理员的登录名</translation>
    </message>
    <message>
        <source>Password of the server&apos;s administrator</source>
        <translation>服务器管理员的密码</translation>
    </message>
    <message>
        <source>The desk and its first administrator</source>
        <translation>数据库和第一位管理员</translation>
    </message>
    <message>
        <source>Name of the new database</source>
        <translation>新数据库的名称</translation>
    </message>
    <message>
        <source>Name of the first administrator</source>
        <translation>第一位管理员的姓名</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>First password, to be changed</source>
        <translation>初始密码（须由本人修改）</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>开始设置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The server is ready. Put these lines at the top of pg_hba.conf on the server and reload it: they let the people of the desk in from the server&apos;s own network, with TLS and scram only, and nobody else. For another network write it in the place of “{0}”, for example 192.168.1.0/24.</source>
        <translation>服务器已就绪。请把以下几行放在服务器 pg_hba.conf 的最前面并重新加载：它们只允许服务台人员从服务器所在网络经 TLS 和 scram 登录，其他人一律拒绝。如果是其他网络，请把“{0}”改为该网络，例如 192.168.1.0/24。</translation>
    </message>
    <message>
        <source>Lines for pg_hba.conf</source>
        <translation>pg_hba.conf 配置行</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>复制这几行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ServiceLevels</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name or hours</source>
        <translation>名称或时间</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>另定时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>休息</translation>
    </message>
</context>
<context>
    <name>ServiceLevelsPage</name>
    <message>
        <source>Service levels</source>
        <translation>服务时效</translation>
    </message>
    <message>
        <source>what is promised to whom, and by when</source>
        <translation>对谁承诺什么，何时到期</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>时效政策</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>分派</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Times of files and days of reports are meant in it. Working hours have a zone of their own, on the service levels page.</source>
        <translation>文件中的时间和报表的日期按此时区计算。工作时间的时区在“服务时效”页面单独设置。</translation>
    </message>
    <message>
        <source>Country of public holidays</source>
        <translation>节假日所属国家</translation>
    </message>
    <message>
        <source>Two letters, for example CN.</source>
        <translation>两个字母，例如 CN。</translation>
    </message>
    <message>
        <source>Phrases that are not a record</source>
        <translation>不算记录的说法</translation>
    </message>
    <message>
        <source>A text that says only this is not accepted. One per line.</source>
        <translation>只写这些话的记录不予保存。每行一条。</translation>
    </message>
    <message>
        <source>Days the audit log is kept</source>
        <translation>操作日志保留天数</translation>
    </message>
    <message>
        <source>At least 184, half a year. Older lines go, and that they went is recorded.</source>
        <translation>至少 184 天（半年）。更早的记录会被清理，清理本身也会记录。</translation>
    </message>
    <message>
        <source>Days for which the board shows closed tickets</source>
        <translation>看板上保留已关闭工单的天数</translation>
    </message>
    <message>
        <source>Older ones are shown on demand, at the end of the column.</source>
        <translation>更早的可在列尾按需显示。</translation>
    </message>
    <message>
        <source>Refuse moves into a full column</source>
        <translation>列已满时不让移入</translation>
    </message>
    <message>
        <source>Otherwise a column above its limit only warns.</source>
        <translation>否则超出上限只作提醒。</translation>
    </message>
    <message>
        <source>Saved views of the tickets</source>
        <translation>已保存的工单视图</translation>
    </message>
    <message>
        <source>Ask for an opinion after each closed ticket</source>
        <translation>工单关闭后进行满意度调研</translation>
    </message>
    <message>
        <source>Days before the same contact is asked again</source>
        <translation>同一联系人再次调研的间隔天数</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Play a sound with a notice</source>
        <translation>收到通知时播放提示音</translation>
    </message>
    <message>
        <source>Show notices of the system</source>
        <translation>显示系统通知</translation>
    </message>
    <message>
        <source>Announce notices outside working hours, too</source>
        <translation>下班时间也弹出通知</translation>
    </message>
    <message>
        <source>Otherwise they wait in the notice centre until work begins; VIP and promises around the clock are always announced.</source>
        <translation>否则通知在通知中心里等到上班时再弹出；VIP 客户和全天候时效的通知随时弹出。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>For example 22:00-08:00. Notices wait silently in the notice centre.</source>
        <translation>例如 22:00-08:00。这段时间的通知只进通知中心，不弹出、不响铃。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Minutes without a touch until the screen is locked</source>
        <translation>无操作多少分钟后自动锁定</translation>
    </message>
    <message>
        <source>0 for never. Ctrl+Alt+L locks it at once.</source>
        <translation>0 表示不自动锁定；按 Ctrl+Alt+L 可立即锁定。</translation>
    </message>
    <message>
        <source>Make tickets of the mails of an office mailbox</source>
        <translation>把公司邮箱的来信建成工单</translation>
    </message>
    <message>
        <source>One desk looks at a time, of those that have its password. It stays off until this is ticked.</source>
        <translation>保存了密码的电脑中，同一时间只有一台在收。不勾选就不收。</translation>
    </message>
    <message>
        <source>Mail server (IMAP)</source>
        <translation>收信服务器（IMAP）</translation>
    </message>
    <message>
        <source>For example imap.exmail.qq.com.</source>
        <translation>例如 imap.exmail.qq.com。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密方式</translation>
    </message>
    <message>
        <source>Name of the mailbox</source>
        <translation>邮箱账号</translation>
    </message>
    <message>
        <source>Usually its address. QQ, 163 and WeCom want a code made for mail programs as the password.</source>
        <translation>通常就是邮箱地址。QQ、163、企业微信邮箱的密码要填授权码。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Look every so many minutes</source>
        <translation>每隔几分钟收取一次</translation>
    </message>
    <message>
        <source>Largest mail, in MB</source>
        <translation>单封邮件上限（MB）</translation>
    </message>
    <message>
        <source>Larger ones are set aside and stay in the mailbox.</source>
        <translation>超过的先搁置，原件留在邮箱里。</translation>
    </message>
    <message>
        <source>Most messages of one sender within an hour</source>
        <translation>同一发件人每小时最多受理几封</translation>
    </message>
    <message>
        <source>What comes above that waits. Web forms count, too.</source>
        <translation>超出的排队等待；网页表单也算在内。</translation>
    </message>
    <message>
        <source>Days for which an answer reopens a closed ticket</source>
        <translation>工单关闭后几天内来信会重新打开</translation>
    </message>
    <message>
        <source>After that it becomes a ticket of its own.</source>
        <translation>超过天数则另建新工单。</translation>
    </message>
    <message>
        <source>Serve the web form while this window is open</source>
        <translation>本窗口打开期间提供网页表单</translation>
    </message>
    <message>
        <source>For questions, complaints and suggestions.</source>
        <translation>供客户提交咨询、投诉和建议。</translation>
    </message>
    <message>
        <source>At this address of the computer</source>
        <translation>本机地址</translation>
    </message>
    <message>
        <source>The one in the office network, for example 192.168.1.20. 127.0.0.1 is for this computer only.</source>
        <translation>填办公网内的地址，例如 192.168.1.20；127.0.0.1 只供本机使用。</translation>
    </message>
    <message>
        <source>Port of the form</source>
        <translation>表单端口</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>网页表单</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>only for you</source>
        <translation>仅对本人有效</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>对所有人有效</translation>
    </message>
    <message>
        <source>The form is at {0}</source>
        <translation>表单地址：{0}</translation>
    </message>
    <message>
        <source>Off. It would be at {0}</source>
        <translation>未开启。开启后的地址：{0}</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close without saving; what was typed is kept</source>
        <translation>不保存并关闭（已输入的内容会保留）</translation>
    </message>
    <message>
        <source>Tell the customer how far it is</source>
        <translation>告知客户进展</translation>
    </message>
    <message>
        <source>Why is the next deadline then?</source>
        <translation>下个时限为什么是这个时间</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>On a ticket</source>
        <translation>工单页面</translation>
    </message>
    <message>
        <source>In forms</source>
        <translation>在表单中</translation>
    </message>
    <message>
        <source>Quick ticket</source>
        <translation>快速新建工单</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Move to the neighbour column</source>
        <translation>移到相邻的列</translation>
    </message>
    <message>
        <source>Limit of the column</source>
        <translation>列的工单上限</translation>
    </message>
    <message>
        <source>On the board</source>
        <translation>看板上</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Choose your password</source>
        <translation>设置自己的密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>再输入一次新密码</translation>
    </message>
    <message>
        <source>Keep it in this computer&apos;s keyring</source>
        <translation>把密码保存在本机的密钥库中</translation>
    </message>
    <message>
        <source>Change and sign in</source>
        <translation>修改并登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SolveForm</name>
    <message>
        <source>Solve ticket</source>
        <translation>解决工单</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Solution: steps and result</source>
        <translation>解决方案：步骤与结果</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Demo, gone when the window closes</source>
        <translation>演示数据，关闭窗口后即消失</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) ahead</source>
        <translation>
            <numerusform>本机时钟快 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) behind</source>
        <translation>
            <numerusform>本机时钟慢 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepForms</name>
    <message>
        <source>Its clocks stop without counting as met or missed, no figure counts it, and the customer hears nothing.</source>
        <translation>时限停止计时，不计按时也不计超时，不进入指标，也不会打扰客户。</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Steps ({0}/{1})</source>
        <translation>步骤（{0}/{1}）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Add a checklist or a task force</source>
        <translation>添加检查清单或专项小组</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查清单</translation>
    </message>
    <message>
        <source>Task force</source>
        <translation>专项小组</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>The first start asks three questions</source>
        <translation>首次启动只问三个问题</translation>
    </message>
    <message>
        <source>An empty desk</source>
        <translation>空白的工作台</translation>
    </message>
    <message>
        <source>Where a list goes in</source>
        <translation>名单从这里导入</translation>
    </message>
    <message>
        <source>Sheet, headings and columns were found</source>
        <translation>已找到工作表、表头和各列</translation>
    </message>
    <message>
        <source>What would come in, and what would not</source>
        <translation>哪些会导入，哪些不会</translation>
    </message>
    <message>
        <source>The list is in</source>
        <translation>名单已导入</translation>
    </message>
    <message>
        <source>The customers</source>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>Two letters of pinyin find the customer</source>
        <translation>输入两个拼音字母就找到客户</translation>
    </message>
    <message>
        <source>The customer, with the phone number asked for</source>
        <translation>客户页面，电话已按需显示</translation>
    </message>
    <message>
        <source>A ticket is opened; the form says what is promised</source>
        <translation>建立工单，表单说明承诺的时限</translation>
    </message>
    <message>
        <source>Its clocks run, day and night for a VIP</source>
        <translation>时限开始计时，VIP 客户全天候</translation>
    </message>
    <message>
        <source>23 minutes later: the desk warns</source>
        <translation>23 分钟后：即将超时预警</translation>
    </message>
    <message>
        <source>31 minutes: nobody took it, it is late</source>
        <translation>31 分钟：无人受理，已超时</translation>
    </message>
    <message>
        <source>An hour later it was escalated; every notice came once</source>
        <translation>一小时后已升级，每条通知只来一次</translation>
    </message>
    <message>
        <source>The card is dragged; the board asks who takes it</source>
        <translation>拖动卡片，看板询问由谁负责</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>The customer is told how it stands</source>
        <translation>向客户告知进展</translation>
    </message>
    <message>
        <source>Solved; the customer&apos;s word closes it</source>
        <translation>已解决，记录客户意见后关闭</translation>
    </message>
    <message>
        <source>Closed; everything that happened stands below each other</source>
        <translation>已关闭，全部经过一目了然</translation>
    </message>
    <message>
        <source>The closed ticket asks for the customer&apos;s opinion</source>
        <translation>工单关闭后自动邀请客户评价</translation>
    </message>
    <message>
        <source>The answers are taken by phone, with the keys 1 to 5</source>
        <translation>电话录入作答，按数字键 1 至 5</translation>
    </message>
    <message>
        <source>The dashboard shows them</source>
        <translation>看板显示结果</translation>
    </message>
    <message>
        <source>The manager gets the survey as a workbook</source>
        <translation>向经理提交满意度工作簿</translation>
    </message>
    <message>
        <source>And the tracking form of the ticket</source>
        <translation>以及该工单的跟踪表</translation>
    </message>
    <message>
        <source>Why it was due then: the promise and the calendar</source>
        <translation>为何那时到期：承诺与日历逐条说明</translation>
    </message>
</context>
<context>
    <name>SubjectField</name>
    <message>
        <source>One customer</source>
        <translation>单个客户</translation>
    </message>
    <message>
        <source>Name, phone, number, pinyin…</source>
        <translation>名称、电话、编号、拼音…</translation>
    </message>
    <message>
        <source>Registered in a period</source>
        <translation>按登记期间</translation>
    </message>
    <message>
        <source>Pick a customer from the list first.</source>
        <translation>请先从列表中选择一个客户。</translation>
    </message>
    <message>
        <source>One ticket</source>
        <translation>单个工单</translation>
    </message>
    <message>
        <source>Number, title, pinyin…</source>
        <translation>编号、标题、拼音…</translation>
    </message>
    <message>
        <source>Reported in a period</source>
        <translation>按提交期间</translation>
    </message>
    <message>
        <source>Pick a ticket from the list first.</source>
        <translation>请先从列表中选择一个工单。</translation>
    </message>
</context>
<context>
    <name>SurveyCharts</name>
    <message>
        <source>{0} {1} of 5, {2}</source>
        <translation>{0} {1} 分（满分 5 分），{2}</translation>
    </message>
    <message>
        <source>Satisfaction by dimension: {0}</source>
        <translation>各维度满意度：{0}</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Mean with 95 % interval</source>
        <translation>平均分及 95 % 置信区间</translation>
    </message>
    <message>
        <source>Standard deviation {0}</source>
        <translation>标准差 {0}</translation>
    </message>
    <message>
        <source>4 and 5: {0} % (95 %: {1}–{2} %)</source>
        <translation>4 分和 5 分：{0} %（95 %：{1}–{2} %）</translation>
    </message>
    <message>
        <source>Answers 1 to 5, per cent</source>
        <translation>1 至 5 分的占比（%）</translation>
    </message>
    <message>
        <source>Mean, with number of answers (hollow: few)</source>
        <translation>平均分（数字为样本数，空心点表示样本少）</translation>
    </message>
    <message>
        <source>Trend of {0} by month: {1}</source>
        <translation>{0}的月度趋势：{1}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>answers: {0}</source>
        <translation>样本数 {0}</translation>
    </message>
    <message>
        <source>few answers</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>below 3</source>
        <translation>低于 3 分</translation>
    </message>
</context>
<context>
    <name>SurveyFilters</name>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <translation>最近 3 个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
</context>
<context>
    <name>SurveyTables</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Spread (SD)</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>4 and 5</source>
        <translation>4 分和 5 分</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>发起时间</translation>
    </message>
    <message>
        <source>May answer until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Remind by phone</source>
        <translation>待电话提醒</translation>
    </message>
</context>
<context>
    <name>SurveysPage</name>
    <message>
        <source>Surveys</source>
        <translation>满意度调研</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>No answers in this period</source>
        <translation>这段时间还没有作答</translation>
    </message>
    <message>
        <source>When a ticket is closed, its customer is to be asked. Call the customers below and enter what they say, or choose a longer period.</source>
        <translation>工单关闭后会询问客户的意见。请致电下方的客户并录入作答，或选择更长的时间段。</translation>
    </message>
</context>
<context>
    <name>SwimLane</name>
    <message numerus="yes">
        <source>{0}, %n ticket(s)</source>
        <translation>
            <numerusform>{0}，%n 张工单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>TagEdit</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Remove tag {0}</source>
        <translation>移除标签 {0}</translation>
    </message>
</context>
<context>
    <name>TaskForceCard</name>
    <message>
        <source>First plan: {0}</source>
        <translation>初步方案：{0}</translation>
    </message>
    <message>
        <source>Task force</source>
        <translation>专项小组</translation>
    </message>
    <message>
        <source>Write the plan…</source>
        <translation>填写初步方案…</translation>
    </message>
    <message>
        <source>A task force is for major problems. Set the severity to “Major” first.</source>
        <translation>专项小组用于重大问题。请先把严重程度改为“重大”。</translation>
    </message>
    <message>
        <source>Nobody is in it yet. Add the people it takes, of any department.</source>
        <translation>还没有成员。请添加需要的人，可以来自任何部门。</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Add member…</source>
        <translation>添加成员…</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Give a task…</source>
        <translation>分派任务…</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Record a meeting…</source>
        <translation>记录会议…</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>More with {0}</source>
        <translation>{0} 的更多操作</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>Not done after all</source>
        <translation>其实没有完成</translation>
    </message>
    <message>
        <source>More with this task</source>
        <translation>这项任务的更多操作</translation>
    </message>
    <message>
        <source>recorded by {0}</source>
        <translation>{0} 记录</translation>
    </message>
    <message>
        <source>More with this meeting</source>
        <translation>这次会议的更多操作</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>Change task</source>
        <translation>修改任务</translation>
    </message>
    <message>
        <source>Give a task</source>
        <translation>分派任务</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>谁来做</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>什么时候完成</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Change template</source>
        <translation>修改模板</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>One line each. A new template begins with the list at hand.</source>
        <translation>每行一项。新模板会先带上当前的清单。</translation>
    </message>
    <message>
        <source>Name in the menu</source>
        <translation>菜单中的名称</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>清单内容</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>By itself on new tickets of this kind</source>
        <translation>自动用于这类新工单</translation>
    </message>
    <message>
        <source>Only with this sub-kind</source>
        <translation>仅限这个子类</translation>
    </message>
    <message>
        <source>by hand only</source>
        <translation>只手动套用</translation>
    </message>
</context>
<context>
    <name>TicketField</name>
    <message>
        <source>Number, words of the title, or customer</source>
        <translation>工单号、标题关键字或客户</translation>
    </message>
    <message>
        <source>These may be the same case:</source>
        <translation>可能是同一件事：</translation>
    </message>
</context>
<context>
    <name>TicketFilters</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>TicketForm</name>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>建立工单</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>How pressing it is</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Solved before</source>
        <translation>类似的已解决工单</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户怎么说</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>问题发生时间</translation>
    </message>
    <message>
        <source>Customer wants it by</source>
        <translation>期望解决时限</translation>
    </message>
    <message>
        <source>Name, phone, number, pinyin…</source>
        <translation>名称、电话、编号、拼音…</translation>
    </message>
    <message>
        <source>Goes to {0}</source>
        <translation>转给{0}</translation>
    </message>
    <message>
        <source>severity at least {0}</source>
        <translation>严重程度至少为{0}</translation>
    </message>
    <message>
        <source>accept by {0}</source>
        <translation>{0} 前受理</translation>
    </message>
    <message>
        <source>first plan by {0}</source>
        <translation>{0} 前出初步方案</translation>
    </message>
    <message>
        <source>solve by {0}</source>
        <translation>{0} 前解决</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>TicketHeader</name>
    <message>
        <source>Take</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>分派…</translation>
    </message>
    <message>
        <source>Solve…</source>
        <translation>解决…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In charge: {0}</source>
        <translation>负责人：{0}</translation>
    </message>
    <message>
        <source>Next deadline:</source>
        <translation>下个时限：</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>TicketHistory</name>
    <message>
        <source>Reported</source>
        <translation>客户提出</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Told the customer ({0})</source>
        <translation>已告知客户（{0}）</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>“{0}” became late</source>
        <translation>“{0}”已超时</translation>
    </message>
    <message>
        <source>“{0}” was escalated</source>
        <translation>“{0}”仍未完成，已升级</translation>
    </message>
    <message>
        <source>Step taken back: {0}</source>
        <translation>撤回步骤：{0}</translation>
    </message>
    <message>
        <source>Ticked: {0}</source>
        <translation>已勾选：{0}</translation>
    </message>
    <message>
        <source>Tick taken off: {0}</source>
        <translation>取消勾选：{0}</translation>
    </message>
    <message>
        <source>Joined the task force: {0}</source>
        <translation>加入专项小组：{0}</translation>
    </message>
    <message>
        <source>Left the task force: {0}</source>
        <translation>退出专项小组：{0}</translation>
    </message>
    <message>
        <source>Task for {0}</source>
        <translation>分派任务给 {0}</translation>
    </message>
    <message>
        <source>Task done: {0}</source>
        <translation>任务完成：{0}</translation>
    </message>
    <message>
        <source>Task not done after all: {0}</source>
        <translation>任务恢复为未完成：{0}</translation>
    </message>
    <message>
        <source>Meeting of the task force: {0}</source>
        <translation>专项小组会议：{0}</translation>
    </message>
    <message>
        <source>Deadline “{0}” set by hand: {1} → {2}</source>
        <translation>人工设定“{0}”时限：{1} → {2}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}：{1} → {2}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>期望解决时限</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>改进建议</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>子类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>添加了附件</translation>
    </message>
    <message>
        <source>File removed: {0}</source>
        <translation>移除了附件：{0}</translation>
    </message>
    <message>
        <source>Linked · {0} {1}</source>
        <translation>关联 · {0} {1}</translation>
    </message>
    <message>
        <source>Link removed · {0} {1}</source>
        <translation>取消关联 · {0} {1}</translation>
    </message>
    <message>
        <source>Merged into {0}</source>
        <translation>合并到 {0}</translation>
    </message>
    <message>
        <source>Taken out of {0} again</source>
        <translation>已从 {0} 拆出</translation>
    </message>
    <message>
        <source>{0} was merged into this one</source>
        <translation>{0} 并入本工单</translation>
    </message>
    <message>
        <source>{0} was taken out again</source>
        <translation>{0} 已从本工单拆出</translation>
    </message>
    <message>
        <source>Ended as</source>
        <translation>结案方式</translation>
    </message>
    <message>
        <source>The customer wrote ({0})</source>
        <translation>客户来信（{0}）</translation>
    </message>
</context>
<context>
    <name>TicketList</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下个时限</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>只看对话</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>工单 {0}</translation>
    </message>
    <message>
        <source>customer {0}</source>
        <translation>客户 {0}</translation>
    </message>
    <message>
        <source>priority {0}</source>
        <translation>优先级 {0}</translation>
    </message>
    <message>
        <source>in charge: {0}</source>
        <translation>负责人 {0}</translation>
    </message>
    <message>
        <source>nobody in charge</source>
        <translation>无人负责</translation>
    </message>
    <message>
        <source>progress {0}%</source>
        <translation>进度 {0}%</translation>
    </message>
    <message>
        <source>checklist {0} of {1}</source>
        <translation>检查清单完成 {0}，共 {1} 项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Number, title, customer, pinyin…</source>
        <translation>编号、标题、客户、拼音…</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Large cards</source>
        <translation>大卡片</translation>
    </message>
    <message>
        <source>Small cards</source>
        <translation>小卡片</translation>
    </message>
    <message>
        <source>One line each</source>
        <translation>单行</translation>
    </message>
    <message>
        <source>Tickets as a table</source>
        <translation>工单表格</translation>
    </message>
    <message>
        <source>Board of tickets</source>
        <translation>工单看板</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>No ticket fits</source>
        <translation>没有符合的工单</translation>
    </message>
    <message>
        <source>No ticket has all of this. Take a filter away or search for less.</source>
        <translation>没有工单同时符合这些条件，请去掉一个筛选或缩短搜索词。</translation>
    </message>
    <message>
        <source>Show all tickets</source>
        <translation>显示全部工单</translation>
    </message>
    <message>
        <source>No tickets yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>When a customer asks, complains or praises, open a ticket: its clock runs.</source>
        <translation>客户咨询、投诉或表扬时新建一张工单，时限随即开始计时。</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed</source>
        <translation>
            <numerusform>已更改 %n 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is now in {1}</source>
        <translation>{0} 已移到“{1}”</translation>
    </message>
    <message>
        <source>{0} is now in {1}, lane {2}</source>
        <translation>{0} 已移到“{2}”泳道的“{1}”</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Mean of all answers (1–5)</source>
        <translation>平均分（1–5 分）</translation>
    </message>
    <message>
        <source>Arithmetic mean of every answer from 1 to 5.</source>
        <translation>全部 1 至 5 分评分的算术平均值。</translation>
    </message>
    <message>
        <source>Content: answers 4 and 5</source>
        <translation>满意率（4 分和 5 分）</translation>
    </message>
    <message>
        <source>Share of 4 and 5 among all answers, with its 95 % interval (Wilson); the answers of one person count as one.</source>
        <translation>4 分和 5 分占全部评分的比例及其 95 % 置信区间（Wilson 法）；计算区间时同一人的各项评分合计为一份。</translation>
    </message>
    <message>
        <source>Recommend score (1–5)</source>
        <translation>推荐分（1–5 分）</translation>
    </message>
    <message>
        <source>Share of 5 minus share of 1 to 3, in points from −100 to +100; 4 is neutral. Not comparable with an NPS, which asks from 0 to 10.</source>
        <translation>5 分的占比减去 1 至 3 分的占比，范围 −100 至 +100；4 分为中立。与 0–10 分制的 NPS 不可比较。</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>回收率</translation>
    </message>
    <message>
        <source>Answered among those asked in the period whose survey is no longer open.</source>
        <translation>这段时间发起且已结束的调研中，已作答的比例。</translation>
    </message>
    <message>
        <source>95 %: {0}–{1} %</source>
        <translation>95 %：{0}–{1} %</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>%n 份进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>few answers</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>{0} better</source>
        <translation>{0} 上升</translation>
    </message>
    <message>
        <source>{0} worse</source>
        <translation>{0} 下降</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>持平</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Filled: used. Underlined: still left. Plain: nobody works. Striped: holiday. Dotted: paused. Red: too late.</source>
        <translation>实心：已用。底线：还剩。空白：不上班。斜线：节假日。点状：暂停。红色：超时。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 段，共 {1} 段</translation>
    </message>
    <message>
        <source>Time bar, arrow keys go from stretch to stretch</source>
        <translation>时间条，用方向键逐段查看</translation>
    </message>
    <message>
        <source>not counted: night or break</source>
        <translation>不计：夜间或午休</translation>
    </message>
    <message>
        <source>not counted: day off</source>
        <translation>不计：休息日</translation>
    </message>
    <message>
        <source>not counted: holiday {0}</source>
        <translation>不计：节假日 {0}</translation>
    </message>
    <message>
        <source>not counted: paused</source>
        <translation>不计：暂停</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>counted, used</source>
        <translation>计入，已用</translation>
    </message>
    <message>
        <source>counts, still left</source>
        <translation>计入，还剩</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Ticket {0} opened: {1}</source>
        <translation>新建工单 {0}：{1}</translation>
    </message>
    <message>
        <source>Ticket {0} moved: {1}</source>
        <translation>工单 {0}：{1}</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>已完成：{0}</translation>
    </message>
    <message>
        <source>Cancelled: {0}</source>
        <translation>已取消：{0}</translation>
    </message>
    <message>
        <source>Planned: {0}</source>
        <translation>已计划：{0}</translation>
    </message>
    <message>
        <source>Survey {0} answered</source>
        <translation>调研 {0} 已作答</translation>
    </message>
    <message>
        <source>Survey {0} answered, mean {1} of 5</source>
        <translation>调研 {0} 已作答，平均 {1} 分（满分 5 分）</translation>
    </message>
    <message>
        <source>Survey {0} opened</source>
        <translation>发起调研 {0}</translation>
    </message>
    <message>
        <source>Customer registered</source>
        <translation>登记客户</translation>
    </message>
    <message>
        <source>Changed: {0}</source>
        <translation>变更：{0}</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>person in charge</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search customers, phones, tickets, pinyin…</source>
        <translation>搜索客户、电话、工单、拼音…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>A ticket like this</source>
        <translation>假如有这样一张工单</translation>
    </message>
    <message>
        <source>is promised</source>
        <translation>承诺的时限</translation>
    </message>
    <message>
        <source>by what stands on the other two tabs, saved or not</source>
        <translation>按另外两页上的内容计算，无论是否已保存</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Promises of the ticket that is tried</source>
        <translation>试算工单的各项时限</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>起算时间</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Choose a promise above to see what counts.</source>
        <translation>选择上面的一项时限，查看计算过程。</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
</context>
<context>
    <name>Web form</name>
    <message>
        <source>Write to us</source>
        <translation>给我们留言</translation>
    </message>
    <message>
        <source>A question, a complaint or a suggestion: we read all of it and call back.</source>
        <translation>咨询、投诉或建议，我们都会认真看，并尽快回复您。</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>您要反映的是</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的称呼</translation>
    </message>
    <message>
        <source>Phone or e-mail</source>
        <translation>电话或邮箱</translation>
    </message>
    <message>
        <source>What would you like to tell us?</source>
        <translation>请写下您想说的</translation>
    </message>
    <message>
        <source>My name and how to reach me may be kept to answer this, and for nothing else.</source>
        <translation>同意保存我的称呼和联系方式，仅用于回复本次留言。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Thank you. We have it.</source>
        <translation>谢谢，我们已经收到。</translation>
    </message>
    <message>
        <source>Its number is {number}. Name it when you call.</source>
        <translation>受理编号 {number}，来电时报编号即可。</translation>
    </message>
    <message>
        <source>Not sent yet. Please look at what is marked.</source>
        <translation>还没有提交，请检查标出的几项。</translation>
    </message>
    <message>
        <source>It could not be kept just now. What you wrote still stands here: send it again.</source>
        <translation>暂时没能保存。您写的内容还在，请再提交一次。</translation>
    </message>
    <message>
        <source>There is nothing here, or this form is too old.</source>
        <translation>这里没有内容，或表单已过期。</translation>
    </message>
    <message>
        <source>To the form</source>
        <translation>打开表单</translation>
    </message>
    <message>
        <source>That was too often within a minute. Please wait a little.</source>
        <translation>一分钟内提交太频繁，请稍候再试。</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>{0} 天前</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分钟前</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>{0} 小时前</translation>
    </message>
    <message>
        <source>{0} late</source>
        <translation>超时 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
</context>
<context>
    <name>WhoseBoxes</name>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Everybody in charge</source>
        <translation>全部负责人</translation>
    </message>
    <message>
        <source>All tiers</source>
        <translation>全部等级</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>专员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>is new here</source>
        <translation>新加入</translation>
    </message>
    <message>
        <source>was given a login</source>
        <translation>获得了登录名</translation>
    </message>
    <message>
        <source>was let in again</source>
        <translation>已重新启用</translation>
    </message>
    <message>
        <source>was locked out</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>has this role now</source>
        <translation>已改为此角色</translation>
    </message>
    <message>
        <source>is in another department</source>
        <translation>已调到其他部门</translation>
    </message>
    <message>
        <source>has another name or e-mail</source>
        <translation>姓名或邮箱有变</translation>
    </message>
    <message>
        <source>was given a new password</source>
        <translation>密码已被重置</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售部</translation>
    </message>
    <message>
        <source>Technical support</source>
        <translation>技术支持部</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客户服务部</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业客户</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>个人客户</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>With potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>沉睡</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Website form</source>
        <translation>网站表单</translation>
    </message>
    <message>
        <source>Partner referral</source>
        <translation>合作伙伴推荐</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Market survey</source>
        <translation>市场调研</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>New</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分派</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>待客户</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Listen and record</source>
        <translation>倾听记录</translation>
    </message>
    <message>
        <source>Find the cause</source>
        <translation>查明原因</translation>
    </message>
    <message>
        <source>Agree and carry out a remedy</source>
        <translation>商定并落实补救</translation>
    </message>
    <message>
        <source>Visit back and confirm</source>
        <translation>回访确认</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>技术</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Partly solved</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Mostly content</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Not content</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Customer did not answer</source>
        <translation>客户未答复</translation>
    </message>
    <message>
        <source>whoever of them takes it</source>
        <translation>由部门内人员受理</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>指定人员</translation>
    </message>
    <message>
        <source>who has the fewest open tickets</source>
        <translation>未结工单最少的人</translation>
    </message>
    <message>
        <source>each in turn</source>
        <translation>轮流</translation>
    </message>
    <message>
        <source>the customer&apos;s account manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Online chat</source>
        <translation>在线客服</translation>
    </message>
    <message>
        <source>Web form</source>
        <translation>网页表单</translation>
    </message>
    <message>
        <source>Suggestion box</source>
        <translation>意见箱</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到访</translation>
    </message>
    <message>
        <source>WeChat or social media</source>
        <translation>微信或社交媒体</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>From the customer</source>
        <translation>客户联系我方</translation>
    </message>
    <message>
        <source>To the customer</source>
        <translation>我方联系客户</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>First plan</source>
        <translation>初步方案</translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation>进展告知</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Answer to rating</source>
        <translation>差评答复</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>转交给</translation>
    </message>
    <message>
        <source>Raise the priority, tell</source>
        <translation>提高优先级并通知</translation>
    </message>
    <message>
        <source>the person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>the supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>the manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>First callback</source>
        <translation>首次回访</translation>
    </message>
    <message>
        <source>First visit-back</source>
        <translation>首次上门回访</translation>
    </message>
    <message>
        <source>Agreed next step</source>
        <translation>约定的下一步</translation>
    </message>
    <message>
        <source>Partly solved ticket</source>
        <translation>工单部分解决</translation>
    </message>
    <message>
        <source>Low rating</source>
        <translation>低分评价</translation>
    </message>
    <message>
        <source>Survey reminder</source>
        <translation>调研提醒</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Response speed</source>
        <translation>响应速度</translation>
    </message>
    <message>
        <source>Problem solving</source>
        <translation>问题解决效果</translation>
    </message>
    <message>
        <source>Professionalism</source>
        <translation>服务专业性</translation>
    </message>
    <message>
        <source>Product fit</source>
        <translation>产品适配性</translation>
    </message>
    <message>
        <source>Would you recommend us</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Waiting for answer</source>
        <translation>待作答</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>Closed without answer</source>
        <translation>未作答关闭</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>拒绝作答</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Not at all content</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Rather not content</source>
        <translation>不太满意</translation>
    </message>
    <message>
        <source>So-so</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Rather content</source>
        <translation>比较满意</translation>
    </message>
    <message>
        <source>Fully content</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>完全不会</translation>
    </message>
    <message>
        <source>Rather not</source>
        <translation>不太会</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>可能会</translation>
    </message>
    <message>
        <source>Probably</source>
        <translation>很可能会</translation>
    </message>
    <message>
        <source>Certainly</source>
        <translation>一定会</translation>
    </message>
    <message>
        <source>After a ticket</source>
        <translation>工单关闭后</translation>
    </message>
    <message>
        <source>At intervals</source>
        <translation>定期</translation>
    </message>
    <message>
        <source>created {count}</source>
        <translation>新建 {count}</translation>
    </message>
    <message>
        <source>updated {count}</source>
        <translation>更新 {count}</translation>
    </message>
    <message>
        <source>skipped {count}</source>
        <translation>跳过 {count}</translation>
    </message>
    <message>
        <source>rejected {count}</source>
        <translation>拒绝 {count}</translation>
    </message>
    <message>
        <source>Nothing was written; it would have been:</source>
        <translation>未写入任何数据；导入结果将是：</translation>
    </message>
    <message>
        <source>sheet “{sheet}”, row {row}: {reason}</source>
        <translation>工作表“{sheet}”第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{column} “{raw}”: {problem}</source>
        <translation>{column}“{raw}”：{problem}</translation>
    </message>
    <message>
        <source>{column}: {problem}</source>
        <translation>{column}：{problem}</translation>
    </message>
    <message>
        <source>Note on</source>
        <translation>提示：</translation>
    </message>
    <message>
        <source>Rejected:</source>
        <translation>拒绝：</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why not imported</source>
        <translation>未导入的原因</translation>
    </message>
    <message>
        <source>Column {count}</source>
        <translation>第 {count} 列</translation>
    </message>
    <message>
        <source>“{text}” is no user. Customers left without a person in charge: {count}.</source>
        <translation>“{text}”不是系统用户，因此没有负责人的客户：{count} 个。</translation>
    </message>
    <message>
        <source>“{text}” becomes a user who cannot sign in. Customers they get: {count}.</source>
        <translation>“{text}”将成为不能登录的用户，负责的客户：{count} 个。</translation>
    </message>
    <message>
        <source>customers registered {count}</source>
        <translation>登记客户 {count} 位</translation>
    </message>
    <message>
        <source>Columns that were not taken: {names}</source>
        <translation>未采用的列：{names}</translation>
    </message>
    <message>
        <source>Not known here as persons in charge: {text}; rows without one: {count}</source>
        <translation>系统中没有这些负责人：{text}；因此无负责人的行数：{count}</translation>
    </message>
    <message>
        <source>Not known here as departments: {text}; rows without one: {count}</source>
        <translation>系统中没有这些部门：{text}；因此无部门的行数：{count}</translation>
    </message>
    <message>
        <source>Number {text} is another customer&apos;s; it was left out in row {rows}.</source>
        <translation>编号 {text} 属于另一位客户，第 {rows} 行的编号已略去。</translation>
    </message>
    <message>
        <source>{text} is not yours to change; row {rows} was skipped.</source>
        <translation>{text} 不在可修改范围内，第 {rows} 行已跳过。</translation>
    </message>
    <message>
        <source>Tiers are set by a manager; they were left out in {count} rows.</source>
        <translation>客户等级由经理设定，有 {count} 行的等级没有导入。</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>Some risk</source>
        <translation>中风险</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>低风险</translation>
    </message>
    <message>
        <source>Customers imported</source>
        <translation>客户名单已导入</translation>
    </message>
    <message>
        <source>Customer registered</source>
        <translation>客户已登记</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>客户已修改</translation>
    </message>
    <message>
        <source>Customer deleted</source>
        <translation>客户已删除</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>联系人已添加</translation>
    </message>
    <message>
        <source>Contact changed</source>
        <translation>联系人已修改</translation>
    </message>
    <message>
        <source>Contact deleted</source>
        <translation>联系人已删除</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>回访已完成</translation>
    </message>
    <message>
        <source>Follow-up postponed</source>
        <translation>回访已延期</translation>
    </message>
    <message>
        <source>Follow-up handed over</source>
        <translation>回访已移交</translation>
    </message>
    <message>
        <source>Follow-up cancelled</source>
        <translation>回访已取消</translation>
    </message>
    <message>
        <source>Interaction logged</source>
        <translation>互动已记录</translation>
    </message>
    <message>
        <source>Interaction deleted</source>
        <translation>互动已删除</translation>
    </message>
    <message>
        <source>Ticket moved</source>
        <translation>工单已移动</translation>
    </message>
    <message>
        <source>Ticket taken</source>
        <translation>工单已受理</translation>
    </message>
    <message>
        <source>Ticket assigned</source>
        <translation>工单已分派</translation>
    </message>
    <message>
        <source>Priority set</source>
        <translation>已设置优先级</translation>
    </message>
    <message>
        <source>Limit of the column set</source>
        <translation>已设置列的上限</translation>
    </message>
    <message>
        <source>Step done</source>
        <translation>已完成一步</translation>
    </message>
    <message>
        <source>Step taken back</source>
        <translation>已撤回一步</translation>
    </message>
    <message>
        <source>Checklist lengthened</source>
        <translation>检查清单已加项</translation>
    </message>
    <message>
        <source>Line changed</source>
        <translation>已修改这一行</translation>
    </message>
    <message>
        <source>Line moved</source>
        <translation>已移动这一行</translation>
    </message>
    <message>
        <source>Line removed</source>
        <translation>已删除这一行</translation>
    </message>
    <message>
        <source>Member added</source>
        <translation>已添加成员</translation>
    </message>
    <message>
        <source>Member removed</source>
        <translation>已移除成员</translation>
    </message>
    <message>
        <source>Task given</source>
        <translation>已分派任务</translation>
    </message>
    <message>
        <source>Task changed</source>
        <translation>任务已修改</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>任务已完成</translation>
    </message>
    <message>
        <source>Task removed</source>
        <translation>任务已删除</translation>
    </message>
    <message>
        <source>Record of the meeting removed</source>
        <translation>会议记录已删除</translation>
    </message>
    <message>
        <source>Template removed</source>
        <translation>模板已删除</translation>
    </message>
    <message>
        <source>Tickets changed</source>
        <translation>已更改多张工单</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>Canned reply removed</source>
        <translation>已移除常用回复</translation>
    </message>
    <message>
        <source>Routing rule removed</source>
        <translation>已移除分派规则</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Office file</source>
        <translation>Office 文件</translation>
    </message>
    <message>
        <source>Other file</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>附件已添加</translation>
    </message>
    <message>
        <source>Files attached</source>
        <translation>附件已添加</translation>
    </message>
    <message>
        <source>Files removed</source>
        <translation>附件已移除</translation>
    </message>
    <message>
        <source>File renamed</source>
        <translation>附件已重命名</translation>
    </message>
    <message>
        <source>File removed</source>
        <translation>附件已移除</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>垃圾信息</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Duplicate of</source>
        <translation>重复于</translation>
    </message>
    <message>
        <source>Has a duplicate</source>
        <translation>有重复</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>起因是</translation>
    </message>
    <message>
        <source>Cause of</source>
        <translation>导致了</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Merged into this one</source>
        <translation>并入本单</translation>
    </message>
    <message>
        <source>Ticket classified</source>
        <translation>工单已分类</translation>
    </message>
    <message>
        <source>Tickets linked</source>
        <translation>工单已关联</translation>
    </message>
    <message>
        <source>Link removed</source>
        <translation>已取消关联</translation>
    </message>
    <message>
        <source>Closed as a duplicate</source>
        <translation>已按重复关闭</translation>
    </message>
    <message>
        <source>Closed as spam</source>
        <translation>已按垃圾信息关闭</translation>
    </message>
    <message>
        <source>Tickets merged</source>
        <translation>工单已合并</translation>
    </message>
    <message>
        <source>Customers told, tickets changed; only the changes can be taken back</source>
        <translation>客户已告知、工单已更改；只能撤销更改</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>None (this computer only)</source>
        <translation>不加密（仅限本机）</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已转工单</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>an automatic answer</source>
        <translation>自动回复</translation>
    </message>
    <message>
        <source>a newsletter or mailing list</source>
        <translation>群发或订阅邮件</translation>
    </message>
    <message>
        <source>from our own mailbox</source>
        <translation>由本邮箱自己发出</translation>
    </message>
    <message>
        <source>nobody is known to have sent it</source>
        <translation>不知道是谁发来的</translation>
    </message>
    <message>
        <source>too large; it lies in the mailbox</source>
        <translation>太大，原件在邮箱里</translation>
    </message>
    <message>
        <source>could not be read; it lies in the mailbox</source>
        <translation>无法解析，原件在邮箱里</translation>
    </message>
    <message>
        <source>this sender wrote very much within an hour</source>
        <translation>该发件人一小时内来信过多</translation>
    </message>
    <message>
        <source>about a confidential ticket that this desk does not see</source>
        <translation>涉及本机看不到的保密工单</translation>
    </message>
    <message>
        <source>it can be no ticket as it is</source>
        <translation>内容不足以建单</translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>已标为垃圾邮件</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Open tickets</source>
        <translation>未结工单</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>No open ticket.</source>
        <translation>没有未结工单。</translation>
    </message>
    <message>
        <source>Nothing planned.</source>
        <translation>没有计划中的回访。</translation>
    </message>
    <message>
        <source>No survey yet.</source>
        <translation>还没有调研。</translation>
    </message>
    <message>
        <source>Done… (D)</source>
        <translation>完成…（D）</translation>
    </message>
    <message>
        <source>Postpone (P)</source>
        <translation>推迟（P）</translation>
    </message>
    <message>
        <source>Answered, mean {0} of 5</source>
        <translation>已作答，平均 {0} 分</translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Year, arrow keys choose a day</source>
        <translation>年历，用方向键选择日期</translation>
    </message>
    <message>
        <source>Filled: holiday or closed. Framed: hours of its own. Faint: closed every week.</source>
        <translation>底色：节假日或休息。边框：另定时间。浅色：每周休息。</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>By rule</source>
        <translation>系统规则</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Show the whole mail</source>
        <translation>查看完整邮件</translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Drop the files here to attach them</source>
        <translation>松开鼠标，添加为附件</translation>
    </message>
</context>
<context>
    <name>_JobView</name>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Leave out {0}</source>
        <translation>不附 {0}</translation>
    </message>
</context>
<context>
    <name>_RungRow</name>
    <message>
        <source>How long after the due time</source>
        <translation>到期后多久</translation>
    </message>
    <message>
        <source>late:</source>
        <translation>后</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对谁</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>移除这一步</translation>
    </message>
</context>
</TS>
