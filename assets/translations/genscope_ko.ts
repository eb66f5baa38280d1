<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>ChapterTab</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Show the linked plots and numbers in place of the picture</source>
        <translation>그림 대신 연결된 그래프와 수치를 보입니다</translation>
    </message>
    <message>
        <source>The memory for recorded steps is full: one in {count} is kept.</source>
        <translation>기록한 단계를 담을 메모리가 가득 차서 {count}개 가운데 하나만 남깁니다.</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>1 CLT</source>
        <translation>1 중심극한정리</translation>
    </message>
    <message>
        <source>3 Normal 2-D</source>
        <translation>3 2차원 정규분포</translation>
    </message>
    <message>
        <source>4 GMM–EM</source>
        <translation>4 GMM–EM</translation>
    </message>
    <message>
        <source>7 VAE</source>
        <translation>7 VAE</translation>
    </message>
    <message>
        <source>8 DDPM</source>
        <translation>8 DDPM</translation>
    </message>
</context>
<context>
    <name>CltTab</name>
    <message>
        <source>Population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>The distribution that every single number is drawn from</source>
        <translation>값을 하나씩 뽑는 분포</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수분포</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>주사위</translation>
    </message>
    <message>
        <source>Loaded coin (Bernoulli)</source>
        <translation>치우친 동전(베르누이)</translation>
    </message>
    <message>
        <source>Two-humped mixture</source>
        <translation>봉우리 둘인 혼합분포</translation>
    </message>
    <message>
        <source>Cauchy: breaks the theorem</source>
        <translation>코시분포: 정리가 깨지는 예</translation>
    </message>
    <message>
        <source>Sample size n</source>
        <translation>표본 크기 n</translation>
    </message>
    <message>
        <source>How many numbers are averaged into one mean</source>
        <translation>값 몇 개를 평균 내어 표본평균 하나를 만드는지</translation>
    </message>
    <message>
        <source>Number of trials</source>
        <translation>시행 횟수</translation>
    </message>
    <message>
        <source>How many means are drawn into the histogram</source>
        <translation>표본평균 몇 개를 히스토그램에 담는지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same numbers again</source>
        <translation>시드가 같으면 같은 수를 다시 뽑습니다</translation>
    </message>
    <message>
        <source>{count} means of n = {n}</source>
        <translation>n = {n}인 표본평균 {count}개</translation>
    </message>
    <message>
        <source>Cauchy has no mean and no variance: averaging does not narrow it, whatever n is.</source>
        <translation>코시분포에는 평균도 분산도 없습니다. n이 얼마든 평균을 내어도 좁아지지 않습니다.</translation>
    </message>
    <message>
        <source>{share} % lie outside the axis</source>
        <translation>{share} %는 축 밖에 있습니다</translation>
    </message>
    <message>
        <source>population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>population and N(μ, σ²/n)</source>
        <translation>모집단과 N(μ, σ²/n)</translation>
    </message>
    <message>
        <source>value x</source>
        <translation>값 x</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Sample mean of n draws</source>
        <translation>n개를 뽑은 표본평균</translation>
    </message>
    <message>
        <source>sample mean x̄</source>
        <translation>표본평균 x̄</translation>
    </message>
    <message>
        <source>Distribution function of x̄</source>
        <translation>x̄의 분포함수</translation>
    </message>
    <message>
        <source>share below</source>
        <translation>그 이하의 비율</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>이론값</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>관측값</translation>
    </message>
    <message>
        <source>mean of x̄</source>
        <translation>x̄의 평균</translation>
    </message>
    <message>
        <source>variance of x̄</source>
        <translation>x̄의 분산</translation>
    </message>
    <message>
        <source>distance to the normal (bar)</source>
        <translation>정규분포까지의 거리(막대)</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>New seed</source>
        <translation>새 시드</translation>
    </message>
</context>
<context>
    <name>DdpmTab</name>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Which digits the network is asked for</source>
        <translation>신경망에 어떤 숫자를 그리게 할지</translation>
    </message>
    <message>
        <source>0 to 9 and 0 to 5</source>
        <translation>0~9와 0~5</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>표본 추출 방법</translation>
    </message>
    <message>
        <source>DDPM adds fresh noise at every step, DDIM adds none</source>
        <translation>DDPM은 단계마다 새 노이즈를 더하고 DDIM은 더하지 않습니다</translation>
    </message>
    <message>
        <source>DDIM (no added noise)</source>
        <translation>DDIM(노이즈를 더하지 않음)</translation>
    </message>
    <message>
        <source>DDPM (adds noise)</source>
        <translation>DDPM(노이즈를 더함)</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>How many of the 1,000 steps of the schedule are taken</source>
        <translation>스케줄의 1,000단계 가운데 몇 단계를 거치는지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed starts from the same noise and gives the same digits again</source>
        <translation>시드가 같으면 같은 노이즈에서 시작해 같은 숫자가 다시 나옵니다</translation>
    </message>
    <message>
        <source>schedule ᾱ</source>
        <translation>스케줄 ᾱ</translation>
    </message>
    <message>
        <source>16 chains, seed {seed}</source>
        <translation>사슬 16개, 시드 {seed}</translation>
    </message>
    <message>
        <source>noise ε̂ and guess x̂₀</source>
        <translation>노이즈 ε̂과 추정 x̂₀</translation>
    </message>
    <message>
        <source>x at t = {t}: what the chain holds</source>
        <translation>t = {t}의 x: 지금 사슬에 있는 그림</translation>
    </message>
    <message>
        <source>x̂₀: the clean digit that the network guesses from it</source>
        <translation>x̂₀: 신경망이 여기서 추정한 깨끗한 숫자</translation>
    </message>
    <message>
        <source>ε̂: the noise that the network sees in it</source>
        <translation>ε̂: 신경망이 여기에 있다고 보는 노이즈</translation>
    </message>
    <message>
        <source>ε̂: at t = 0 there is no noise left to see</source>
        <translation>ε̂: t = 0에는 남은 노이즈가 없습니다</translation>
    </message>
    <message>
        <source>The chain has ended: x&lt;sub&gt;0&lt;/sub&gt; is the result.</source>
        <translation>사슬이 끝났습니다. 결과는 x&lt;sub&gt;0&lt;/sub&gt;입니다.</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>노이즈 스케줄</translation>
    </message>
    <message>
        <source>step t</source>
        <translation>단계 t</translation>
    </message>
    <message>
        <source>signal left, ᾱ</source>
        <translation>남은 신호 ᾱ</translation>
    </message>
    <message>
        <source>step of the chain</source>
        <translation>사슬의 단계</translation>
    </message>
    <message>
        <source>t of the schedule</source>
        <translation>스케줄의 t</translation>
    </message>
    <message>
        <source>ᾱ, signal left</source>
        <translation>ᾱ, 남은 신호</translation>
    </message>
    <message>
        <source>√ᾱ, weight of x̂₀</source>
        <translation>√ᾱ, x̂₀의 가중치</translation>
    </message>
    <message>
        <source>√(1 − ᾱ), weight of ε̂</source>
        <translation>√(1 − ᾱ), ε̂의 가중치</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The saved state of this chapter could not be used.</source>
        <translation>이 장의 저장된 상태를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>글자 크기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>프로젝터</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>그림 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the picture as PNG, SVG or PDF</source>
        <translation>그림을 PNG, SVG 또는 PDF로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>프로그램을 닫습니다</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last change of this chapter&apos;s controls</source>
        <translation>이 장의 설정에서 마지막으로 바꾼 것을 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back the change that was taken back</source>
        <translation>되돌린 변경을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Re&amp;set chapter</source>
        <translation>장 초기화(&amp;S)</translation>
    </message>
    <message>
        <source>Set this chapter&apos;s controls as they were at first</source>
        <translation>이 장의 설정을 처음 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>설정(&amp;C)</translation>
    </message>
    <message>
        <source>Show or hide the controls</source>
        <translation>설정을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>설명(&amp;E)</translation>
    </message>
    <message>
        <source>Show or hide the page about this chapter</source>
        <translation>이 장의 설명을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Picture only</source>
        <translation>그림만(&amp;P)</translation>
    </message>
    <message>
        <source>Fill the screen with the picture, for the projector</source>
        <translation>프로젝터에 맞게 그림으로 화면을 채웁니다</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>키보드(&amp;K)</translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation>키의 기능을 알려 줍니다</translation>
    </message>
    <message>
        <source>&amp;About Genscope</source>
        <translation>Genscope 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licences and sources</source>
        <translation>버전, 라이선스, 출처</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} 파일로 저장했습니다</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>one step back or on</source>
        <translation>한 단계 뒤로 또는 앞으로</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>first or last step</source>
        <translation>첫 단계 또는 마지막 단계</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>실행 취소, 다시 실행</translation>
    </message>
    <message>
        <source>previous or next chapter</source>
        <translation>이전 장 또는 다음 장</translation>
    </message>
    <message>
        <source>show or hide the controls</source>
        <translation>설정 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>explanation of the chapter</source>
        <translation>장의 설명</translation>
    </message>
    <message>
        <source>picture only</source>
        <translation>그림만</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;See every step from the bell curve to guided diffusion.&lt;/p&gt;&lt;p&gt;Every picture says what is exact, sampled or learned.&lt;/p&gt;&lt;p&gt;Program: MIT licence. Type: Pretendard, SIL Open Font License 1.1. Data: MNIST (LeCun, Cortes, Burges), Old Faithful (Härdle 1991). Networks: trained with this program&apos;s own recipes.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;종 모양 곡선에서 가이드 확산까지, 모든 단계를 눈으로 봅니다.&lt;/p&gt;&lt;p&gt;모든 그림은 무엇이 정확한 값이고, 표본이고, 학습된 것인지 밝힙니다.&lt;/p&gt;&lt;p&gt;프로그램: MIT 라이선스. 글꼴: Pretendard, SIL Open Font License 1.1. 데이터: MNIST(LeCun, Cortes, Burges), Old Faithful(Härdle 1991). 신경망: 이 프로그램의 레시피로 학습했습니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Genscope</source>
        <translation>Genscope 정보</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Go to the first step (Home)</source>
        <translation>첫 단계로 갑니다(Home)</translation>
    </message>
    <message>
        <source>Go one step back (Left)</source>
        <translation>한 단계 뒤로 갑니다(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생하거나 일시정지합니다(스페이스)</translation>
    </message>
    <message>
        <source>Go one step on (Right)</source>
        <translation>한 단계 앞으로 갑니다(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Go to the last step (End)</source>
        <translation>마지막 단계로 갑니다(End)</translation>
    </message>
    <message>
        <source>Drag to any recorded step</source>
        <translation>끌어서 기록된 어느 단계로든 갑니다</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Start again from the first step at the end</source>
        <translation>끝에 이르면 첫 단계부터 다시 재생합니다</translation>
    </message>
</context>
<context>
    <name>ProseView</name>
    <message>
        <source>About this chapter</source>
        <translation>이 장에 대하여</translation>
    </message>
    <message>
        <source>There is no page about this chapter yet.</source>
        <translation>이 장의 설명은 아직 없습니다.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{minutes} min {seconds} s left</source>
        <translation>{minutes}분 {seconds}초 남음</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds}초 남음</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the running computation; what is shown stays</source>
        <translation>실행 중인 계산을 멈춥니다. 보이는 것은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>The settings could not be read; they were kept as {name}.</source>
        <translation>설정을 읽을 수 없어 {name} 파일로 남겨 두었습니다.</translation>
    </message>
</context>
</TS>
