<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) written to {0}</source>
        <translation>
            <numerusform>%Ln line written to {0}</numerusform>
            <numerusform>%Ln lines written to {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n ticket(s) selected</source>
        <translation>
            <numerusform>%n ticket selected</numerusform>
            <numerusform>%n tickets selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed.</source>
        <translation>
            <numerusform>%n ticket changed.</numerusform>
            <numerusform>%n tickets changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) not changed:</source>
        <translation>
            <numerusform>%n ticket not changed:</numerusform>
            <numerusform>%n tickets not changed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BusyStep</name>
    <message numerus="yes">
        <source>{0} of %n customer(s)</source>
        <translation>
            <numerusform>{0} of %n customer</numerusform>
            <numerusform>{0} of %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>Import %n customer(s) ({0} skipped)</source>
        <translation>
            <numerusform>Import %n customer ({0} skipped)</numerusform>
            <numerusform>Import %n customers ({0} skipped)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerCardDelegate</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesForm</name>
    <message numerus="yes">
        <source>%n ticket(s) will be closed; their customers hear nothing.</source>
        <translation>
            <numerusform>%n ticket will be closed; its customer hears nothing.</numerusform>
            <numerusform>%n tickets will be closed; their customers hear nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierImports</name>
    <message numerus="yes">
        <source>%n customer(s) from {0} would go to the recycle bin.</source>
        <translation>
            <numerusform>%n customer from {0} would go to the recycle bin.</numerusform>
            <numerusform>%n customers from {0} would go to the recycle bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have tickets or talks by now.</source>
        <translation>
            <numerusform>%n of them has tickets or talks by now.</numerusform>
            <numerusform>%n of them have tickets or talks by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) would get their old values back, where nobody has changed them since.</source>
        <translation>
            <numerusform>%n record would get its old values back, where nobody has changed them since.</numerusform>
            <numerusform>%n records would get their old values back, where nobody has changed them since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message numerus="yes">
        <source>%n still running</source>
        <translation>
            <numerusform>%n still running</numerusform>
            <numerusform>%n still running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneView</name>
    <message numerus="yes">
        <source>{0}, %n ticket(s)</source>
        <translation>
            <numerusform>{0}, %n ticket</numerusform>
            <numerusform>{0}, %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutLine</name>
    <message numerus="yes">
        <source>%n duplicate(s)</source>
        <translation>
            <numerusform>%n duplicate</numerusform>
            <numerusform>%n duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spam</source>
        <translation>
            <numerusform>%n spam</numerusform>
            <numerusform>%n spam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n merged</numerusform>
            <numerusform>%n merged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinksBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message numerus="yes">
        <source>%n record(s) in {0}</source>
        <translation>
            <numerusform>%n record in {0}</numerusform>
            <numerusform>%n records in {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That was wrong several times. Try again in %n second(s).</source>
        <translation>
            <numerusform>That was wrong several times. Try again in %n second.</numerusform>
            <numerusform>That was wrong several times. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MacroForm</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n customer(s)</source>
        <translation>
            <numerusform>to %n customer</numerusform>
            <numerusform>to %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) stay as they are</source>
        <translation>
            <numerusform>%n ticket stays as it is</numerusform>
            <numerusform>%n tickets stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message numerus="yes">
        <source>Enter at most %n decimal place(s).</source>
        <translation>
            <numerusform>Enter at most %n decimal place.</numerusform>
            <numerusform>Enter at most %n decimal places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresenceBar</name>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} and %n more</numerusform>
            <numerusform>{0} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message numerus="yes">
        <source>%n record(s) in {0}</source>
        <translation>
            <numerusform>%n record in {0}</numerusform>
            <numerusform>%n records in {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) cut</source>
        <translation>
            <numerusform>%n text cut</numerusform>
            <numerusform>%n texts cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) ahead</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute ahead</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) behind</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute behind</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwimLane</name>
    <message numerus="yes">
        <source>{0}, %n ticket(s)</source>
        <translation>
            <numerusform>{0}, %n ticket</numerusform>
            <numerusform>{0}, %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed</source>
        <translation>
            <numerusform>%n ticket changed</numerusform>
            <numerusform>%n tickets changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message numerus="yes">
        <source>%n still open</source>
        <translation>
            <numerusform>%n still open</numerusform>
            <numerusform>%n still open</numerusform>
        </translation>
    </message>
</context>
</TS>
